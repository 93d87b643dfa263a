/* SPDX-License-Identifier: Apache-2.0 */
/* Call-frame programs: CIEs, and the execution of an FDE's instructions into unwind rules. */
#ifndef BCCX_UNWIND_CFA_PROGRAM_H
#define BCCX_UNWIND_CFA_PROGRAM_H

#include <stdbool.h>
#include "bytes.h"

struct bccx_processor; /* cfa_state.h */

struct bccx_cie {
	const struct bccx_processor *processor;
	uint64_t code_align;
	int64_t data_align;
	uint32_t program; /* initial instructions: [program, program_end) of .eh_frame */
	uint32_t program_end;
	uint8_t pointer_encoding;
	bool has_augmentation;
	bool signal_frame;
};

/* Parse the CIE whose record starts at offset. 0 or -EINVAL (damaged, or a form that no compiler for the processor writes). */
int bccx_cie__parse(const struct bccx_bytes *frame, uint32_t offset, const struct bccx_processor *processor,
		    struct bccx_cie *cie);

/* Execute an FDE's program for [start, end) and report each address at which the rule may change, start first, addresses
 * rising. A damaged program reports a GAP from where it broke. */
void bccx_cfa_program__run(const struct bccx_cie *cie, const struct bccx_bytes *frame, const struct bccx_bytes *program,
			   uint64_t start, uint64_t end, void (*on_row)(void *ctx, uint64_t pc, uint32_t rule),
			   void *ctx);

#endif
