;; Lines outside of memory: a log has no answer, and none of them appears.
;;
;; @numbers 7
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $log (i32.const 0) (i32.const 0x7fffffff) (i32.const 16))
    (call $log (i32.const 0) (i32.const 65536) (i32.const 1))
    (call $log (i32.const 0) (i32.const -16) (i32.const 32))
    (call $note (i64.extend_i32_s (i32.const 7)))
    (call $emit_notes)))
