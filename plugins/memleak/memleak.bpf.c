/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
#include <bccx/filter.h>
#include <bccx/record.h>
#include <bccx/stack.h>
#include <bccx/uprobe.h>
#include "memleak.h"
#include "outstanding.bpf.h"
#include "kernel_allocators.bpf.h"
#include "user_allocators.bpf.h"

char LICENSE[] SEC("license") = "Dual BSD/GPL";
