;; A table of references.
;;
;; @expect BCCX_MODULE_FEATURE its table holds references
(module
  ;; MEMORY
  ;; ABI
  (table 1 externref))
