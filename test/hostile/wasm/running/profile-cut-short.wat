;; A profile whose first field is longer than all of it.
;;
;; @expect PROFILE
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (data (i32.const 0) "\0a\7f\08\01")
  (func (export "bccx_finish") (param i32) (result i32)
    (call $emit (i32.const 1) (i32.const 0) (i32.const 0) (i32.const 4))))
