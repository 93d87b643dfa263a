;; It offers room at a negative address.
;;
;; @expect BCCX_SANDBOX_CALL EFAULT
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_alloc
  (func (export "bccx_alloc") (param i32) (result i32)
    (i32.const -16)))
