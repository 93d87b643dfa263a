;; The name of the memory, asked for as a function.
;;
;; @expect BCCX_MODULE_IMPORT 'bccx.memory'
(module
  (import "bccx" "memory" (func (param i32)))
  ;; ABI
)
