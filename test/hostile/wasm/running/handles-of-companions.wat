;; A companion of a file that it does not have.
;;
;; @reads mapped-objects,companions
;; @numbers -9 -9 -9
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (i64.extend_i32_s (call $companion_open (i32.const 0) (i32.const 2) (i32.const 0) (i32.const 4))))
    (call $note (i64.extend_i32_s (call $companion_open (i32.const 1) (i32.const 2) (i32.const 0) (i32.const 4))))
    (call $note (i64.extend_i32_s (call $companion_open (i32.const -1) (i32.const 2) (i32.const 0) (i32.const 4))))
    (call $emit_notes)))
