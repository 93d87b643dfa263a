;; A module as an honest tool has it: imports, globals, a table with functions, data, and all of the ABI.
(module
  (import "bccx" "log" (func $log (param i32 i32 i32)))
  (import "bccx" "emit" (func $emit (param i32 i32 i32 i32) (result i32)))
  (import "bccx" "process_open" (func $open (param i32 i64 i32) (result i32)))
  ;; MEMORY
  ;; ABI-WITHOUT bccx_finish
  (global $calls (mut i32) (i32.const 0))
  (table 2 2 funcref)
  (elem (i32.const 0) $twice $thrice)
  (data (i32.const 1024) "hello from the module")
  (func $twice (param i32) (result i32) (i32.shl (local.get 0) (i32.const 1)))
  (func $thrice (param i32) (result i32) (i32.mul (local.get 0) (i32.const 3)))
  (func $text (param $n i32) (result i64 i32)
    (local $d f64)
    (local.set $d (f64.convert_i32_u (local.get $n)))
    (i64.trunc_sat_f64_u (local.get $d))
    (i32.extend8_s (local.get $n)))
  (func $copy (memory.copy (i32.const 2048) (i32.const 1024) (i32.const 21)))
  (func (export "bccx_finish") (param $flags i32) (result i32)
    (local $i i32)
    (global.set $calls (i32.add (global.get $calls) (i32.const 1)))
    (block $done
      (loop $again
        (br_if $done (i32.ge_u (local.get $i) (i32.const 3)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $again)))
    (block (block (block (br_table 0 1 2 (local.get $i)))))
    (drop (call_indirect (param i32) (result i32) (i32.const 4) (i32.const 1)))
    (call $log (i32.const 2) (i32.const 1024) (i32.const 21))
    (call $emit (i32.const 4) (i32.const 0) (i32.const 1024) (i32.const 21))))
