;; A loop over a host function that always fails.
;;
;; @limits {"cpuSeconds": 0.2}
;; @expect BCCX_SANDBOX_ENDED 
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (func (export "bccx_finish") (param i32) (result i32)
    (loop $forever (drop (call $object_size (i32.const 7))) (br $forever))
    (i32.const 0)))
