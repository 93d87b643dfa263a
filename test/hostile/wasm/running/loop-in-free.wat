;; A loop without end in bccx_free: the module is stopped from outside, started once more, and then given up.
;;
;; @limits {"cpuSeconds": 0.2}
;; @expect BCCX_SANDBOX_ENDED it used more than 0.2 s of CPU time
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_free
  (func (export "bccx_free") (param i32)
    (loop $forever (br $forever))))
