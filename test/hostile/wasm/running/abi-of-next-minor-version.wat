;; It needs functions that this host does not have.
;;
;; @expect BCCX_SANDBOX_MODULE ABI 1.65535
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_abi
  (func (export "bccx_abi") (result i32)
    (i32.const 0x1ffff)))
