;; It writes outside of its memory.
;;
;; @expect BCCX_SANDBOX_ENDED out of bounds
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_consume
  (func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32)
    (i32.store (i32.const -4) (i32.const 1))
    (i32.const 0)))
