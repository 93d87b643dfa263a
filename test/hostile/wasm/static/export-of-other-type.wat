;; A function of the ABI that takes a parameter less.
;;
;; @expect BCCX_MODULE_EXPORT its 'bccx_tick' is a function of type ( -> i32)
(module
  ;; MEMORY
  ;; ABI-WITHOUT bccx_tick
  (func (export "bccx_tick") (result i32) (i32.const 0)))
