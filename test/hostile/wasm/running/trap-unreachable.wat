;; It gives up in consume.
;;
;; @expect BCCX_SANDBOX_ENDED unreachable
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_consume
  (func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32)
    (unreachable)))
