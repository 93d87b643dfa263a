/* The library of shared.c: one exported function over one that only .symtab names. */
#include "workload.h"

static FRAME uint64_t shared_inner(uint64_t ns)
{
	return workload_burn(ns);
}

__attribute__((visibility("default"))) FRAME uint64_t shared_outer(uint64_t ns)
{
	return shared_inner(ns);
}
