/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/*
 * What every trick begins with. A trick says in its first comment what it is
 * about and, after @, what must come of it:
 *
 *   @manifest {...}    fields of `permissions` that differ from the usual ones
 *   @grant NAME        a dangerous thing that was granted
 *   @expect CODE text  the error that stops it; the message holds the text
 *   @libbpf text       a line that libbpf-view prints: what would have been loaded
 */
#pragma once

#include <linux/types.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>
#include <bpf/bpf_core_read.h>

#define LICENSE char _license[] SEC("license") = "Dual BSD/GPL"

/* One instruction as its bytes: opcode, registers, offset, immediate. */
#define INSN(code, dst, src, off, imm) \
	asm volatile(".byte " #code ", (" #dst ") | (" #src ") << 4\n\t.2byte " #off "\n\t.4byte " #imm :: \
			     : "r0", "r1", "r2", "r3", "r4", "r5", "memory")
