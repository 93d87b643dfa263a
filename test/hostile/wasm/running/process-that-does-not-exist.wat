;; A process id above all that can be.
;;
;; @reads process-maps
;; @numbers <0 <0
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (i64.extend_i32_s (call $process_open (i32.const -1) (i64.const 0) (i32.const 0))))
    (call $note (i64.extend_i32_s (call $process_open (i32.const 0) (i64.const 0) (i32.const 0))))
    (call $emit_notes)))
