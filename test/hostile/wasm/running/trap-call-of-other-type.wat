;; It calls a function as one of another type.
;;
;; @expect BCCX_SANDBOX_ENDED signature
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_consume
  (table 1 funcref)
  (elem (i32.const 0) $one)
  (func $one (param i64))
  (func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32)
    (call_indirect (result i32) (i32.const 0))))
