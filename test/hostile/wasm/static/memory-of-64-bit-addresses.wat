;; A memory of 64-bit addresses.
;;
;; @expect BCCX_MODULE_FEATURE its memory has 64-bit addresses
(module
  (import "bccx" "memory" (memory i64 1))
  ;; ABI
)
