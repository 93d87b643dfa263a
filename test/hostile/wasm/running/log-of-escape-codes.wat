;; Lines that would clear a terminal, set its title and write right to left.
;;
;; @log \x1b[2J\x1b]0;owned\x07
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (data (i32.const 0) "\1b[2J\1b]0;owned\07 \e2\80\ae txt")
  (func (export "bccx_finish") (param i32) (result i32)
    (call $log (i32.const 1) (i32.const 0) (i32.const 22))
    (i32.const 0)))
