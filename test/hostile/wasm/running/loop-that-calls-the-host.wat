;; A loop without end that calls the host all the time.
;;
;; @limits {"cpuSeconds": 0.2}
;; @expect BCCX_SANDBOX_ENDED CPU time
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_consume
  (func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32)
    (loop $forever (drop (call $clock_ns)) (br $forever))
    (i32.const 0)))
