;; Waiting for another thread would stop the deadline of the module from being seen.
;;
;; @expect BCCX_MODULE_FEATURE uses threads
(module
  ;; MEMORY
  ;; ABI
  (func (result i32) (memory.atomic.wait32 (i32.const 0) (i32.const 0) (i64.const -1))))
