;; A function that would run when the module is loaded, outside of every deadline.
;;
;; @expect BCCX_MODULE_START would run by itself
(module
  ;; MEMORY
  ;; ABI
  (func $start (loop (br 0)))
  (start $start))
