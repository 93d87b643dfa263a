;; A function of the ABI with a result that it does not have.
;;
;; @expect BCCX_MODULE_IMPORT 'bccx.process_close'
(module
  (import "bccx" "process_close" (func (param i32) (result i32)))
  ;; MEMORY
  ;; ABI
)
