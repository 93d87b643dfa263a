;; A read that the manifest does not declare.
;;
;; @expect BCCX_PERMISSION_MODULE imports perf_map, which needs 'perf-map' of 'reads'
(module
  (import "bccx" "perf_map" (func (param i32 i64 i32 i32) (result i64)))
  ;; MEMORY
  ;; ABI
)
