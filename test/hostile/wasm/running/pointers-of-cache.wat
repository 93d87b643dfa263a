;; Keys and entries outside of memory for the cache.
;;
;; @numbers -14 -14 -14 -14 -14 -14 -14 -14
(module
  ;; IMPORTS
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  ;; NOTES
  (func (export "bccx_finish") (param i32) (result i32)
    (call $note (call $cache_get (i32.const 65535) (i32.const 8) (i32.const 0) (i32.const 8)))
    (call $note (call $cache_get (i32.const -4) (i32.const 8) (i32.const 0) (i32.const 8)))
    (call $note (call $cache_get (i32.const 0) (i32.const 8) (i32.const 65535) (i32.const 8)))
    (call $note (call $cache_get (i32.const 0) (i32.const 8) (i32.const -4) (i32.const 8)))
    (call $note (i64.extend_i32_s (call $cache_put (i32.const 65535) (i32.const 8) (i32.const 0) (i32.const 8))))
    (call $note (i64.extend_i32_s (call $cache_put (i32.const -4) (i32.const 8) (i32.const 0) (i32.const 8))))
    (call $note (i64.extend_i32_s (call $cache_put (i32.const 0) (i32.const 8) (i32.const 65535) (i32.const 8))))
    (call $note (i64.extend_i32_s (call $cache_put (i32.const 0) (i32.const 8) (i32.const -4) (i32.const 8))))
    (call $emit_notes)))
