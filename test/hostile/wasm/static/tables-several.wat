;; Two tables.
;;
;; @expect BCCX_MODULE_FEATURE it has several tables
(module
  ;; MEMORY
  ;; ABI
  (table 1 funcref)
  (table 1 funcref))
