;; A function of the ABI with a pointer of 64 bits.
;;
;; @expect BCCX_MODULE_IMPORT 'bccx.log', as a function of type (i32 i64 i32 -> )
(module
  (import "bccx" "log" (func (param i32 i64 i32)))
  ;; MEMORY
  ;; ABI
)
