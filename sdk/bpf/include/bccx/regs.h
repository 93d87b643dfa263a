/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* Registers of probe contexts, by fixed offsets: the layouts are ABI (struct pt_regs of asm/ptrace.h), and relocated
 * field accesses of a context are refused by the verifier on some kernels. */
#ifndef BCCX_REGS_H
#define BCCX_REGS_H

#include <bccx/kernel.h>

#define bccx_reg(ctx, index) (*(volatile u64 *)((void *)(ctx) + (index)*8))

#if defined(__TARGET_ARCH_arm64)
#define bccx_arg1(ctx) bccx_reg(ctx, 0)
#define bccx_arg2(ctx) bccx_reg(ctx, 1)
#define bccx_arg3(ctx) bccx_reg(ctx, 2)
#define bccx_arg4(ctx) bccx_reg(ctx, 3)
#define bccx_arg5(ctx) bccx_reg(ctx, 4)
#define bccx_arg6(ctx) bccx_reg(ctx, 5)
#define bccx_result(ctx) bccx_reg(ctx, 0)
#define bccx_fp(ctx) bccx_reg(ctx, 29)
#define bccx_sp(ctx) bccx_reg(ctx, 31)
#define bccx_ip(ctx) bccx_reg(ctx, 32)
#define bccx_user_mode(ctx) ((bccx_reg(ctx, 33) & 0xf) == 0)
#define bccx_narrow(ctx) ((bccx_reg(ctx, 33) & 0x10) != 0) /* in user mode: a 32-bit task */
#define BCCX_RETURN_ADDRESS_BYTES 0 /* that a return takes off the stack */
#elif defined(__TARGET_ARCH_x86)
#define BCCX_RETURN_ADDRESS_BYTES 8
#define bccx_arg1(ctx) bccx_reg(ctx, 14)
#define bccx_arg2(ctx) bccx_reg(ctx, 13)
#define bccx_arg3(ctx) bccx_reg(ctx, 12)
#define bccx_arg4(ctx) bccx_reg(ctx, 11) /* of a function; a system call passes it in r10 */
#define bccx_arg5(ctx) bccx_reg(ctx, 9)
#define bccx_arg6(ctx) bccx_reg(ctx, 8)
#define bccx_result(ctx) bccx_reg(ctx, 10)
#define bccx_fp(ctx) bccx_reg(ctx, 4)
#define bccx_sp(ctx) bccx_reg(ctx, 19)
#define bccx_ip(ctx) bccx_reg(ctx, 16)
#define bccx_user_mode(ctx) ((bccx_reg(ctx, 17) & 3) == 3)
#define bccx_narrow(ctx) ((u16)bccx_reg(ctx, 17) == 0x23) /* in user mode: a 32-bit task */
#else
#error "compile with -D__TARGET_ARCH_x86 or -D__TARGET_ARCH_arm64"
#endif

#endif
