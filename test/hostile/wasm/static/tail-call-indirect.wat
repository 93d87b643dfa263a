;; The same through a table.
;;
;; @expect BCCX_MODULE_FEATURE uses tail calls
(module
  ;; MEMORY
  ;; ABI
  (table 1 funcref)
  (func $f (return_call_indirect (i32.const 0))))
