;; A second memory beside the imported one.
;;
;; @expect BCCX_MODULE_MEMORY it makes a memory of its own
(module
  ;; MEMORY
  ;; ABI
  (memory 1))
