;; It copies past the end of its memory.
;;
;; @expect BCCX_SANDBOX_ENDED out of bounds
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_consume
  (func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32)
    (memory.copy (i32.const 0) (i32.const 65000) (i32.const 1000))
    (i32.const 0)))
