;; It begins with all that 32 bits can address.
;;
;; @expect BCCX_PERMISSION_MODULE begins with 4294967296 bytes of memory
(module
  (import "bccx" "memory" (memory 65536))
  ;; ABI
)
