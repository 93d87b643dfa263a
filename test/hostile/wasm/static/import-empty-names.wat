;; Names of no length.
;;
;; @expect BCCX_MODULE_IMPORT '.'
(module
  (import "" "" (func))
  ;; MEMORY
  ;; ABI
)
