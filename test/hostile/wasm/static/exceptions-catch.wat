;; A module that catches what the host throws.
;;
;; @expect BCCX_MODULE_FEATURE uses exceptions
(module
  ;; MEMORY
  ;; ABI
  (func (try (do (nop)) (catch_all (nop)))))
