;; The clock neither stands still nor goes back; it counts in microseconds.
;;
;; @numbers 0 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32) (local $n i32) (local $t i64)
    (call $note (i64.rem_u (call $clock_ns) (i64.const 1000)))
    (local.set $t (call $clock_ns))
    (block (loop $again (br_if $again (i64.eq (call $clock_ns) (local.get $t)))))
    (call $note (i64.extend_i32_s (i64.gt_u (call $clock_ns) (local.get $t))))
    (call $emit_notes)))
