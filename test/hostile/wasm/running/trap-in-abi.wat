;; It gives up at the first question.
;;
;; @expect BCCX_SANDBOX_ENDED unreachable
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_abi
  (func (export "bccx_abi") (result i32)
    (unreachable)))
