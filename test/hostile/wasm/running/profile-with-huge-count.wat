;; A profile that announces an endless table of names.
;;
;; @expect PROFILE
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (data (i32.const 0) "\32\ff\ff\ff\ff\0f")
  (func (export "bccx_finish") (param i32) (result i32)
    (call $emit (i32.const 1) (i32.const 0) (i32.const 0) (i32.const 6))))
