;; Results until the host takes no more.
;;
;; @limits {"outputBytes": 1052672}
;; @numbers 33 -122 0
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32) (local $n i32) (local $t i64)
    (loop $again
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (br_if $again (i32.eqz (call $emit (i32.const 4) (i32.const 1) (i32.const 0) (i32.const 32768)))))
    (call $note (i64.extend_i32_s (local.get $n)))
    (call $note (i64.extend_i32_s (call $emit (i32.const 4) (i32.const 1) (i32.const 0) (i32.const 32768))))
    (call $note (i64.extend_i32_s (call $emit (i32.const 4) (i32.const 1) (i32.const 0) (i32.const 100))))
    (call $emit_notes)))
