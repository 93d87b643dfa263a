;; A table of a hundred million entries, which takes memory outside of the granted one.
;;
;; @expect BCCX_MODULE_LIMIT its table has 100000000 entries
(module
  ;; MEMORY
  ;; ABI
  (table 100000000 funcref))
