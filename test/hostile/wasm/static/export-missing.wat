;; A function of the ABI is missing.
;;
;; @expect BCCX_MODULE_EXPORT does not export the function 'bccx_finish'
(module
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
)
