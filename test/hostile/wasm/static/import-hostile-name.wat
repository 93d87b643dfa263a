;; A name with bytes that would move the cursor of a terminal.
;;
;; @expect BCCX_MODULE_IMPORT 'bccx.\x1b[2Jlog'
(module
  (import "bccx" "\1b[2Jlog" (func))
  ;; MEMORY
  ;; ABI
)
