;; It has no room for what the host wants to hand over.
;;
;; @expect BCCX_SANDBOX_CALL ENOMEM
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_alloc
  (func (export "bccx_alloc") (param i32) (result i32)
    (i32.const 0)))
