;; Buffers outside of memory for decompression.
;;
;; @numbers -14 -14 -14 -14
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (call $inflate (i32.const 1) (i32.const 65535) (i32.const 8) (i32.const 0) (i32.const 8)))
    (call $note (call $inflate (i32.const 1) (i32.const -4) (i32.const 8) (i32.const 0) (i32.const 8)))
    (call $note (call $inflate (i32.const 1) (i32.const 0) (i32.const 8) (i32.const 65535) (i32.const 8)))
    (call $note (call $inflate (i32.const 1) (i32.const 0) (i32.const 8) (i32.const -4) (i32.const 8)))
    (call $emit_notes)))
