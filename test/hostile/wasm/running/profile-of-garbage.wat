;; A profile of bytes that are none.
;;
;; @expect PROFILE
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (data (i32.const 0) "\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff")
  (func (export "bccx_finish") (param i32) (result i32)
    (call $emit (i32.const 1) (i32.const 0) (i32.const 0) (i32.const 13))))
