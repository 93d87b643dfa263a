;; An exception tag of the host.
;;
;; @expect BCCX_MODULE_IMPORT 'bccx.tag', which is neither a function nor the memory
(module
  (import "bccx" "tag" (tag))
  ;; MEMORY
  ;; ABI
)
