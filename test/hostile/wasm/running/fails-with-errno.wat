;; It refuses a batch in an orderly way.
;;
;; @expect BCCX_SANDBOX_CALL EINVAL
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_consume
  (func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32)
    (i32.const -22)))
