;; The first process of the machine, of which only this test is traced.
;;
;; @reads process-maps
;; @numbers -1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (i64.extend_i32_s (call $process_open (i32.const 1) (i64.const 0) (i32.const 0))))
    (call $emit_notes)))
