;; An atomic load.
;;
;; @expect BCCX_MODULE_FEATURE uses threads
(module
  ;; MEMORY
  ;; ABI
  (func (result i32) (i32.atomic.load (i32.const 0))))
