;; It gives up when room is given back.
;;
;; @expect BCCX_SANDBOX_ENDED unreachable
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_free
  (func (export "bccx_free") (param i32)
    (unreachable)))
