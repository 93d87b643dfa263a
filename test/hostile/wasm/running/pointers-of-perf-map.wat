;; Buffers outside of memory for the names of compiled code.
;;
;; @reads perf-map
;; @numbers -14 -14 -14 -14 -14
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (call $perf_map (i32.const 1) (i64.const 0) (i32.const 0x7fffffff) (i32.const 16)))
    (call $note (call $perf_map (i32.const 1) (i64.const 0) (i32.const 65536) (i32.const 1)))
    (call $note (call $perf_map (i32.const 1) (i64.const 0) (i32.const 65535) (i32.const 2)))
    (call $note (call $perf_map (i32.const 1) (i64.const 0) (i32.const -16) (i32.const 32)))
    (call $note (call $perf_map (i32.const 1) (i64.const 0) (i32.const 0) (i32.const -1)))
    (call $emit_notes)))
