;; It gives up while its constructors run.
;;
;; @expect BCCX_SANDBOX_ENDED unreachable
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI
  (func (export "_initialize") 
    (unreachable)))
