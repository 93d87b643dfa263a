/* SPDX-License-Identifier: Apache-2.0 */
/* An AArch64 program under qemu-user, stepped through the debugger's protocol. */
#ifndef TEST_UNWIND_EMULATED_H
#define TEST_UNWIND_EMULATED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

struct emulated {
	pid_t pid;
	int fd;
	uint64_t base; /* address 0 of the program in the emulator's memory */
	int signal; /* that the program is about to get, as the protocol numbers it; 0: none */
};

/* In the order and the layout of qemu's answer to `g`. */
struct emulated_regs {
	uint64_t x[31];
	uint64_t sp;
	uint64_t pc;
};

/* Start PROGRAM [ARG...] under EMULATOR, halted at its first instruction. 0 or -errno. */
int emulated__start(struct emulated *e, const char *emulator, char **argv);

/* The registers as the program stands. 0 or -errno. */
int emulated__regs(struct emulated *e, struct emulated_regs *regs);

/* Execute the instruction at regs->pc, where the program stands, or, if it begins an exclusive access, those up to its end.
 * 1 and the registers after that, 0 when the program is over, or -errno. */
int emulated__step(struct emulated *e, struct emulated_regs *regs);

/* Copy from the program's memory. 0 or -EFAULT. */
int emulated__read(const struct emulated *e, void *dst, size_t len, uint64_t addr);

/* End the program. */
void emulated__stop(struct emulated *e);

#endif
