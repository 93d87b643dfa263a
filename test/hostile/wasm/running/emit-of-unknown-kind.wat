;; Results of kinds that do not exist.
;;
;; @numbers -22 -22 -22 -22
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (i64.extend_i32_s (call $emit (i32.const 0) (i32.const 0) (i32.const 0) (i32.const 8))))
    (call $note (i64.extend_i32_s (call $emit (i32.const 5) (i32.const 0) (i32.const 0) (i32.const 8))))
    (call $note (i64.extend_i32_s (call $emit (i32.const 99) (i32.const 0) (i32.const 0) (i32.const 8))))
    (call $note (i64.extend_i32_s (call $emit (i32.const -1) (i32.const 0) (i32.const 0) (i32.const 8))))
    (call $emit_notes)))
