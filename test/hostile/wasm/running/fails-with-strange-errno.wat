;; It refuses with a number that is no errno.
;;
;; @expect BCCX_SANDBOX_CALL -2147483648
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_configure
  (func (export "bccx_configure") (param i32 i32) (result i32)
    (i32.const -2147483648)))
