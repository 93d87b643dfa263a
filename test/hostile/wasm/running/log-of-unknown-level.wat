;; A line of a level that does not exist.
;;
;; @log a line
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (data (i32.const 0) "a line")
  (func (export "bccx_finish") (param i32) (result i32)
    (call $log (i32.const -1) (i32.const 0) (i32.const 6))
    (i32.const 0)))
