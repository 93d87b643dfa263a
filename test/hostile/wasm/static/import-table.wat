;; A table of the host.
;;
;; @expect BCCX_MODULE_IMPORT 'bccx.table', which is neither a function nor the memory
(module
  (import "bccx" "table" (table 1 funcref))
  ;; MEMORY
  ;; ABI
)
