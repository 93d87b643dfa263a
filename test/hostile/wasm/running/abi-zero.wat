;; It knows no version.
;;
;; @expect BCCX_SANDBOX_MODULE ABI 0.0
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_abi
  (func (export "bccx_abi") (result i32)
    (i32.const 0)))
