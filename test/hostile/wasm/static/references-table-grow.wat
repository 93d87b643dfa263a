;; A table that grows outside of the granted memory.
;;
;; @expect BCCX_MODULE_FEATURE uses references
(module
  ;; MEMORY
  ;; ABI
  (table 1 funcref)
  (func (result i32) (table.grow 0 (ref.null func) (i32.const 1000000))))
