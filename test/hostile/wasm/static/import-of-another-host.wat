;; A function of the namespace that emscripten uses.
;;
;; @expect BCCX_MODULE_IMPORT 'env.emscripten_run_script', which is not of the bccx ABI
(module
  (import "env" "emscripten_run_script" (func (param i32)))
  ;; MEMORY
  ;; ABI
)
