;; A line of all its memory.
;;
;; @log BBBB
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (func (export "bccx_finish") (param i32) (result i32)
    (memory.fill (i32.const 0) (i32.const 66) (i32.const 65536))
    (call $log (i32.const 1) (i32.const 0) (i32.const 65536))
    (i32.const 0)))
