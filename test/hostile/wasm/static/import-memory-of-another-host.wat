;; The memory under the name that other hosts use.
;;
;; @expect BCCX_MODULE_IMPORT 'env.memory'
(module
  (import "env" "memory" (memory 1))
  ;; ABI
)
