;; It calls an empty table entry.
;;
;; @expect BCCX_SANDBOX_ENDED 
;; @kept 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_consume
  (table 1 funcref)
  (func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32)
    (call_indirect (result i32) (i32.const 0))))
