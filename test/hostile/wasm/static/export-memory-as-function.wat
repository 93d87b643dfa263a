;; The memory under the name of a function.
;;
;; @expect BCCX_MODULE_EXPORT does not export the function 'bccx_finish'
(module
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (export "bccx_finish" (memory 0)))
