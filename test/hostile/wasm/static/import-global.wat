;; A variable of the host.
;;
;; @expect BCCX_MODULE_IMPORT 'bccx.log', which is neither a function nor the memory
(module
  (import "bccx" "log" (global (mut i32)))
  ;; MEMORY
  ;; ABI
)
