;; A function of the host handed back as one of the module: the host would call itself.
;;
;; @expect BCCX_MODULE_EXPORT exports 'bccx_again', which is a function of the host
(module
  (import "bccx" "log" (func $log (param i32 i32 i32)))
  ;; MEMORY
  ;; ABI
  (export "bccx_again" (func $log)))
