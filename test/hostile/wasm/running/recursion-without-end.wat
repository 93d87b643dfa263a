;; It calls itself without end.
;;
;; @expect BCCX_SANDBOX_ENDED call stack
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_consume
  (func $deeper (param i32) (result i32)
    (i32.add (call $deeper (i32.add (local.get 0) (i32.const 1))) (i32.const 1)))
  (func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32)
    (call $deeper (i32.const 0))))
