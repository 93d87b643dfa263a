;; A name that every JavaScript object has without being given it.
;;
;; @expect BCCX_MODULE_IMPORT 'bccx.constructor'
(module
  (import "bccx" "constructor" (func (param i32)))
  ;; MEMORY
  ;; ABI
)
