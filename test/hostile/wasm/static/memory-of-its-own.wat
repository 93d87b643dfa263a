;; A memory that the module makes itself, without the granted limit.
;;
;; @expect BCCX_MODULE_MEMORY it makes a memory of its own
(module
  (memory (export "memory") 1)
  ;; ABI
)
