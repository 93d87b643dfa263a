;; Two memories under one name.
;;
;; @expect BCCX_MODULE_MEMORY it imports two memories
(module
  (import "bccx" "memory" (memory 1))
  (import "bccx" "memory" (memory 1))
  ;; ABI
)
