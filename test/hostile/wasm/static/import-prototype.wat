;; The name under which JavaScript objects keep their prototype.
;;
;; @expect BCCX_MODULE_IMPORT 'bccx.__proto__'
(module
  (import "bccx" "__proto__" (func (param i32)))
  ;; MEMORY
  ;; ABI
)
