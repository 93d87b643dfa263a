;; Everything that may be read, with nothing granted.
;;
;; @numbers -1 -1 -1 -1 -1 -1 -1 -1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (i64.extend_i32_s (call $process_open (i32.const 1) (i64.const 0) (i32.const 0))))
    (call $note (call $process_maps (i32.const 1) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (i64.extend_i32_s (call $object_open (i32.const 1) (i64.const 0))))
    (call $note (call $object_size (i32.const 1)))
    (call $note (call $object_read (i32.const 1) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (i64.extend_i32_s (call $companion_open (i32.const 1) (i32.const 1) (i32.const 0) (i32.const 4))))
    (call $note (call $kallsyms (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (call $perf_map (i32.const 1) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $emit_notes)))
