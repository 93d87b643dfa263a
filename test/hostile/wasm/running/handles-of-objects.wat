;; Handles that nobody gave it, for files.
;;
;; @reads mapped-objects
;; @numbers -9 -9 -9 -9 -9 -9 -9 -9 1
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (call $object_size (i32.const 0)))
    (call $note (call $object_size (i32.const 1)))
    (call $note (call $object_size (i32.const -1)))
    (call $note (call $object_size (i32.const 2147483647)))
    (call $note (call $object_read (i32.const 0) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (call $object_read (i32.const 1) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (call $object_read (i32.const -1) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $note (call $object_read (i32.const 2147483647) (i64.const 0) (i32.const 0) (i32.const 16)))
    (call $object_close (i32.const 99))
    (call $note (i64.extend_i32_s (i32.const 1)))
    (call $emit_notes)))
