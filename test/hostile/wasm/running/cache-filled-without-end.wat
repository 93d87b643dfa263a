;; Entries of 32 KiB under ever new keys: the run keeps some, and its memory stays bounded.
;;
;; @numbers 20000
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32) (local $n i32) (local $t i64)
    (block $done (loop $again
      (br_if $done (i32.ge_u (local.get $n) (i32.const 20000)))
      (i32.store (i32.const 0) (local.get $n))
      (drop (call $cache_put (i32.const 0) (i32.const 4) (i32.const 8192) (i32.const 32768)))
      (local.set $n (i32.add (local.get $n) (i32.const 1)))
      (br $again)))
    (call $note (i64.extend_i32_s (local.get $n)))
    (call $emit_notes)))
