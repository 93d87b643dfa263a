;; It gives up when it is asked for room.
;;
;; @expect BCCX_SANDBOX_ENDED unreachable
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_alloc
  (func (export "bccx_alloc") (param i32) (result i32)
    (unreachable)))
