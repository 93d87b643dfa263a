;; No memory at all.
;;
;; @expect BCCX_MODULE_MEMORY does not import the memory
(module

  (func (export "bccx_abi") (result i32) (i32.const 65536))
  (func (export "bccx_alloc") (param i32) (result i32) (i32.const 0))
  (func (export "bccx_free") (param i32))
  (func (export "bccx_configure") (param i32 i32) (result i32) (i32.const 0))
  (func (export "bccx_consume") (param i32 i32 i32 i32 i64) (result i32) (i32.const 0))
  (func (export "bccx_tick") (param i64) (result i32) (i32.const 0))
  (func (export "bccx_finish") (param i32) (result i32) (i32.const 0)))
