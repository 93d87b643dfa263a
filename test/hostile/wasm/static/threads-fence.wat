;; A fence between threads.
;;
;; @expect BCCX_MODULE_FEATURE uses threads
(module
  ;; MEMORY
  ;; ABI
  (func (atomic.fence)))
