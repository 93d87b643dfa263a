;; A loop without end in _initialize: the module is stopped from outside, started once more, and then given up.
;;
;; @limits {"cpuSeconds": 0.2}
;; @expect BCCX_SANDBOX_ENDED it used more than 0.2 s of CPU time
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI
  (func (export "_initialize") 
    (loop $forever (br $forever))))
