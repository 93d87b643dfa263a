;; It begins with more memory than is declared.
;;
;; @expect BCCX_PERMISSION_MODULE begins with 134217728 bytes of memory, declared are 67108864
(module
  (import "bccx" "memory" (memory 2048))
  ;; ABI
)
