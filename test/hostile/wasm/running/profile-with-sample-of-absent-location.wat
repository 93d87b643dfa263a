;; A sample at a place that the profile does not have.
;;
;; @expect PROFILE
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (data (i32.const 0) "\0a\04\08\01\10\02\12\06\0a\01\63\12\01\01\32\00\32\01\78\32\01\79")
  (func (export "bccx_finish") (param i32) (result i32)
    (call $emit (i32.const 1) (i32.const 0) (i32.const 0) (i32.const 22))))
