;; An exception that the module throws.
;;
;; @expect BCCX_MODULE_FEATURE uses exceptions
(module
  ;; MEMORY
  ;; ABI
  (tag $t)
  (func (throw $t)))
