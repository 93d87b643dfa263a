;; A call that replaces its caller: recursion without end would need no stack.
;;
;; @expect BCCX_MODULE_FEATURE uses tail calls
(module
  ;; MEMORY
  ;; ABI
  (func $forever (return_call $forever)))
