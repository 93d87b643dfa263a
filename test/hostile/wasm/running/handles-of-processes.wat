;; Handles that nobody gave it, for processes.
;;
;; @reads process-maps,mapped-objects,perf-map
;; @numbers -9 -9 -9 -9 -9 -9 -9 -9 -9 -9
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (call $process_maps (i32.const 0) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (call $process_maps (i32.const 1) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (call $process_maps (i32.const -1) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (call $process_maps (i32.const 2147483647) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (i64.extend_i32_s (call $object_open (i32.const 0) (i64.const 4096))))
    (call $note (i64.extend_i32_s (call $object_open (i32.const 1) (i64.const 4096))))
    (call $note (i64.extend_i32_s (call $object_open (i32.const -1) (i64.const 4096))))
    (call $note (call $perf_map (i32.const 0) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (call $perf_map (i32.const 1) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (call $perf_map (i32.const -1) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $process_close (i32.const 99))
    (call $emit_notes)))
