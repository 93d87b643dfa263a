;; No bytes at all.
;;
;; @numbers -22
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (call $inflate (i32.const 1) (i32.const 0) (i32.const 0) (i32.const 1024) (i32.const 1024)))
    (call $emit_notes)))
