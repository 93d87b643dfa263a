;; A start value that is computed.
;;
;; @expect BCCX_MODULE_FEATURE begins with more than a constant
(module
  ;; MEMORY
  ;; ABI
  (global i32 (i32.add (i32.const 1) (i32.const 2))))
