;; A memory shared between threads.
;;
;; @expect BCCX_MODULE_FEATURE its memory is shared between threads
(module
  (import "bccx" "memory" (memory 1 10 shared))
  ;; ABI
)
