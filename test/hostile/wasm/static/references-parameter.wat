;; A reference to an object of the host.
;;
;; @expect BCCX_MODULE_FEATURE type 0 uses references
(module
  (type (func (param externref)))
  ;; MEMORY
  ;; ABI
  (func (param externref)))
