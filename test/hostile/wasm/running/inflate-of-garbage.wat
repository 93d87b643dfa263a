;; Bytes that are no compressed data, in every form.
;;
;; @numbers -22 -38 -38 -38
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (i64.store (i32.const 0) (i64.const 0x0123456789abcdef))
    (call $note (call $inflate (i32.const 1) (i32.const 0) (i32.const 8) (i32.const 1024) (i32.const 1024)))
    (call $note (call $inflate (i32.const 77) (i32.const 0) (i32.const 8) (i32.const 1024) (i32.const 1024)))
    (call $note (call $inflate (i32.const 0) (i32.const 0) (i32.const 8) (i32.const 1024) (i32.const 1024)))
    (call $note (call $inflate (i32.const -1) (i32.const 0) (i32.const 8) (i32.const 1024) (i32.const 1024)))
    (call $emit_notes)))
