;; A function that the ABI does not have, and a later one could.
;;
;; @expect BCCX_MODULE_IMPORT 'bccx.exec'
(module
  (import "bccx" "exec" (func (param i32)))
  ;; MEMORY
  ;; ABI
)
