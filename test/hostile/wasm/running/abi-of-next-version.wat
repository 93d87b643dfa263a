;; It was built for the next version of the ABI.
;;
;; @expect BCCX_SANDBOX_MODULE ABI 2.0
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_abi
  (func (export "bccx_abi") (result i32)
    (i32.const 0x20000)))
