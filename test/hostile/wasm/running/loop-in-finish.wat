;; A loop without end in bccx_finish: the module is stopped from outside, started once more, and then given up.
;;
;; @limits {"cpuSeconds": 0.2}
;; @expect BCCX_SANDBOX_ENDED it used more than 0.2 s of CPU time
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (func (export "bccx_finish") (param i32) (result i32)
    (loop $forever (br $forever))
    (i32.const 0)))
