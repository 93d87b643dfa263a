;; It divides by zero.
;;
;; @expect BCCX_SANDBOX_ENDED divide by zero
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_consume
  (func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32)
    (i32.div_u (i32.const 1) (local.get 0))))
