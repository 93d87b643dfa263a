;; A loop without end in bccx_consume: the module is stopped from outside, started once more, and then given up.
;;
;; @limits {"cpuSeconds": 0.2}
;; @expect BCCX_SANDBOX_ENDED it used more than 0.2 s of CPU time
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_consume
  (func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32)
    (loop $forever (br $forever))
    (i32.const 0)))
