;; It asks for more memory than was granted, and gets what was granted and no page more.
;;
;; @limits {"memoryBytes": 67108864}
;; @numbers -1 -1 1 -1 1024
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (i64.extend_i32_s (memory.grow (i32.const 65535))))
    (call $note (i64.extend_i32_s (memory.grow (i32.const 1024))))
    (call $note (i64.extend_i32_s (memory.grow (i32.const 1023))))
    (call $note (i64.extend_i32_s (memory.grow (i32.const 1))))
    (call $note (i64.extend_i32_s (memory.size)))
    (call $emit_notes)))
