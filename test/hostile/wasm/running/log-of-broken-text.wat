;; Bytes that are no text.
;;
;; @log ok
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (data (i32.const 0) "\ff\fe\c3\28\00ok")
  (func (export "bccx_finish") (param i32) (result i32)
    (call $log (i32.const 1) (i32.const 0) (i32.const 7))
    (i32.const 0)))
