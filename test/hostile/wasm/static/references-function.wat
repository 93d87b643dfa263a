;; A reference to a function.
;;
;; @expect BCCX_MODULE_FEATURE uses references
(module
  ;; MEMORY
  ;; ABI
  (table 1 funcref)
  (func $f)
  (elem declare func $f)
  (func (table.set 0 (i32.const 0) (ref.func $f))))
