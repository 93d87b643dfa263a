;; System calls of WASI, as a plain compiler imports them.
;;
;; @expect BCCX_MODULE_IMPORT 'wasi_snapshot_preview1.fd_write', which is not of the bccx ABI
(module
  (import "wasi_snapshot_preview1" "fd_write" (func (param i32 i32 i32 i32) (result i32)))
  ;; MEMORY
  ;; ABI
)
