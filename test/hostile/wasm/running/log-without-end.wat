;; A hundred thousand lines of a kilobyte: the host keeps a megabyte of them.
;;
;; @limits {"cpuSeconds": 5}
;; @numbers 100000
;; @log #lines<=1100
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32) (local $n i32) (local $t i64)
    (block $done (loop $again
      (br_if $done (i32.ge_u (local.get $n) (i32.const 100000)))
      (memory.fill (i32.const 0) (i32.const 65) (i32.const 1024))
      (call $log (i32.const 2) (i32.const 0) (i32.const 1024))
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (br $again)))
    (call $note (i64.extend_i32_s (local.get $n)))
    (call $emit_notes)))
