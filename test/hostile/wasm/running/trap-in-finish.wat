;; It gives up at the end; what it was given is kept.
;;
;; @expect BCCX_SANDBOX_ENDED unreachable
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (func (export "bccx_finish") (param i32) (result i32)
    (unreachable)))
