/* SPDX-License-Identifier: Apache-2.0 */
/* Where in a function an entry probe costs least. The kernel emulates some instructions (arch/x86/kernel/uprobes.c: push of
 * a register, relative jumps and calls, nop); every other one is single-stepped, which takes twenty times as long. A probe
 * may stand behind the entry as long as nothing before it changed what a probe at the entry sees: memory, the stack pointer
 * and the registers that carry arguments. */
#ifndef BCCX_PROBE_POINT_H
#define BCCX_PROBE_POINT_H

#include <stdbool.h>
#include <stdint.h>

#define BCCX_PROBE_POINT_BYTES 32u /* of the function that are looked at */

struct bccx_code {
	const uint8_t *at;
	uint32_t left;
};

/* Registers that a function may overwrite before anyone looks at them: rax, r10, r11. */
static inline bool bccx_code__scratch(uint32_t reg)
{
	return reg == 0 || reg == 10 || reg == 11;
}

/* Length of a ModRM operand (with SIB and displacement) behind the opcode; 0 when it does not fit. */
static inline uint32_t bccx_code__operand(const uint8_t *modrm, uint32_t left)
{
	uint32_t mod, rm, len = 1;

	if (!left)
		return 0;
	mod = modrm[0] >> 6;
	rm = modrm[0] & 7;
	if (mod != 3 && rm == 4) {
		if (left < 2)
			return 0;
		len++;
		if (mod == 0 && (modrm[1] & 7) == 5)
			len += 4;
	}
	if (mod == 0 && rm == 5)
		len += 4;
	else if (mod == 1)
		len += 1;
	else if (mod == 2)
		len += 4;
	return len <= left ? len : 0;
}

/* Is this an instruction that the kernel emulates? */
static inline bool bccx_code__emulated(const struct bccx_code *code)
{
	const uint8_t *at = code->at;
	uint32_t left = code->left;

	if (left >= 2 && at[0] == 0x41 && at[1] >= 0x50 && at[1] <= 0x57)
		return true; /* push r8..r15 */
	if (!left)
		return false;
	if (at[0] >= 0x50 && at[0] <= 0x57)
		return true; /* push */
	if (at[0] == 0xe8 || at[0] == 0xe9)
		return left >= 5; /* call, jmp rel32 */
	if (at[0] == 0xeb || (at[0] >= 0x70 && at[0] <= 0x7f))
		return left >= 2; /* jmp, jcc rel8 */
	if (at[0] == 0x0f && left >= 6 && at[1] >= 0x80 && at[1] <= 0x8f)
		return true; /* jcc rel32 */
	return at[0] == 0x90;
}

/* Length of the instruction when a probe may stand behind it; 0 otherwise. */
static inline uint32_t bccx_code__harmless(const struct bccx_code *code)
{
	const uint8_t *at = code->at;
	uint32_t left = code->left, used = 0, rex = 0, operand, reg, rm;
	bool in_register;

	if (left >= 4 && at[0] == 0xf3 && at[1] == 0x0f && at[2] == 0x1e && at[3] == 0xfa)
		return 4; /* endbr64 */
	if (left && at[0] == 0x64)
		used++; /* fs: thread-local data */
	if (used < left && (at[used] & 0xf0) == 0x40)
		rex = at[used++];
	if (used + 1 >= left)
		return 0;
	operand = bccx_code__operand(at + used + 1, left - used - 1);
	if (!operand)
		return 0;
	reg = (at[used + 1] >> 3 & 7) | (rex & 4) << 1;
	rm = (at[used + 1] & 7) | (rex & 1) << 3;
	in_register = at[used + 1] >> 6 == 3;
	switch (at[used]) {
	case 0x38:
	case 0x39:
	case 0x3a:
	case 0x3b: /* cmp */
	case 0x84:
	case 0x85: /* test */
		return used + 1 + operand;
	case 0x80:
	case 0x83: /* cmp with an 8-bit constant */
		return (reg & 7) == 7 && used + 2 + operand <= left ? used + 2 + operand : 0;
	case 0x81: /* cmp with a 32-bit constant */
		return (reg & 7) == 7 && used + 5 + operand <= left ? used + 5 + operand : 0;
	case 0x31:
	case 0x89: /* xor, mov to the operand */
		return in_register && bccx_code__scratch(rm) ? used + 1 + operand : 0;
	case 0x33:
	case 0x8b:
	case 0x8d: /* xor, mov, lea to the register */
		return bccx_code__scratch(reg) ? used + 1 + operand : 0;
	case 0xb8:
	case 0xba:
	case 0xbb: /* mov with a 32-bit constant: eax, r10d, r11d */
		if (!bccx_code__scratch((uint32_t)(at[used] - 0xb8) | (rex & 1) << 3) || rex & 8)
			return 0;
		return used + 5 <= left ? used + 5 : 0;
	default:
		return 0;
	}
}

/* Bytes from a function's entry to the first emulated instruction that a probe may stand at; 0 when there is none. */
static inline uint32_t bccx_probe_point(const uint8_t *code, uint32_t len)
{
	struct bccx_code at = { code, len < BCCX_PROBE_POINT_BYTES ? len : BCCX_PROBE_POINT_BYTES };

	while (!bccx_code__emulated(&at)) {
		uint32_t step = bccx_code__harmless(&at);

		if (!step || step >= at.left)
			return 0;
		at.at += step;
		at.left -= step;
	}
	return (uint32_t)(at.at - code);
}

#endif
