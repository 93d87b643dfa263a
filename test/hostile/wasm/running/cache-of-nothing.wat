;; An entry that nobody stored.
;;
;; @numbers -2
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (call $cache_get (i32.const 0) (i32.const 8) (i32.const 0) (i32.const 8)))
    (call $emit_notes)))
