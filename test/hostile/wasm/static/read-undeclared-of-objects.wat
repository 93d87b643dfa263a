;; The files of traced processes, undeclared.
;;
;; @expect BCCX_PERMISSION_MODULE imports object_open, which needs 'mapped-objects'
(module
  (import "bccx" "object_open" (func (param i32 i64) (result i32)))
  ;; MEMORY
  ;; ABI
)
