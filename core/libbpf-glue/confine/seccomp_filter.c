/* SPDX-License-Identifier: Apache-2.0 */
#include "seccomp_filter.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "kernel_abi.h"

#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#define X32_BIT 0x40000000u
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#else
#error "no seccomp filter for this architecture"
#endif

#ifndef SECCOMP_RET_USER_NOTIF
#define SECCOMP_RET_USER_NOTIF 0x7fc00000u
#endif
#ifndef SECCOMP_FILTER_FLAG_NEW_LISTENER
#define SECCOMP_FILTER_FLAG_NEW_LISTENER (1ul << 3)
#endif

#define FIELD(name) ((uint32_t)offsetof(struct seccomp_data, name))

static void emit(struct seccomp_filter *f, uint16_t code, uint32_t k, uint8_t jt, uint8_t jf)
{
	if (f->len == SECCOMP_FILTER_MAX) {
		f->full = true;
		return;
	}
	f->code[f->len++] = (struct sock_filter){ .code = code, .jt = jt, .jf = jf, .k = k };
}

static void load(struct seccomp_filter *f, uint32_t offset)
{
	emit(f, BPF_LD | BPF_W | BPF_ABS, offset, 0, 0);
}

static void result(struct seccomp_filter *f, uint32_t action)
{
	emit(f, BPF_RET | BPF_K, action, 0, 0);
}

/* The accumulator holds the system call's number before and after a simple rule. */
static void simple(struct seccomp_filter *f, int nr, uint32_t action)
{
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)nr, 0, 1);
	result(f, action);
}

void seccomp_filter__begin(struct seccomp_filter *f)
{
	f->len = 0;
	f->full = false;
	load(f, FIELD(arch));
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0);
	result(f, SECCOMP_RET_KILL_PROCESS);
	load(f, FIELD(nr));
#ifdef X32_BIT
	emit(f, BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1);
	result(f, SECCOMP_RET_ERRNO | EPERM);
#endif
}

void seccomp_filter__allow(struct seccomp_filter *f, int nr)
{
	simple(f, nr, SECCOMP_RET_ALLOW);
}

void seccomp_filter__errno(struct seccomp_filter *f, int nr, int err)
{
	simple(f, nr, SECCOMP_RET_ERRNO | ((uint32_t)err & SECCOMP_RET_DATA));
}

void seccomp_filter__notify(struct seccomp_filter *f, int nr)
{
	simple(f, nr, SECCOMP_RET_USER_NOTIF);
}

/* Instructions that one test takes: load, mask, compare for each half. */
#define TEST_LEN 6

static void test_half(struct seccomp_filter *f, uint32_t offset, uint32_t mask, uint32_t value, uint8_t otherwise)
{
	load(f, offset);
	emit(f, BPF_ALU | BPF_AND | BPF_K, mask, 0, 0);
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, value, 0, otherwise);
}

void seccomp_filter__allow_if(struct seccomp_filter *f, int nr, const struct seccomp_test *tests, unsigned int n)
{
	/* After the number matched: n tests, one return, one reload of the number for the next rule. */
	unsigned int body = n * TEST_LEN + 1;

	if (body > 250) {
		f->full = true;
		return;
	}
	emit(f, BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)nr, 0, (uint8_t)(body + 1));
	for (unsigned int i = 0; i < n; i++) {
		const struct seccomp_test *t = &tests[i];
		uint32_t low = FIELD(args) + t->arg * 8; /* little-endian on both architectures */
		unsigned int left = body - i * TEST_LEN; /* from the start of this test to the reload */

		test_half(f, low, (uint32_t)t->mask, (uint32_t)t->value, (uint8_t)(left - 3));
		test_half(f, low + 4, (uint32_t)(t->mask >> 32), (uint32_t)(t->value >> 32), (uint8_t)(left - 6));
	}
	result(f, SECCOMP_RET_ALLOW);
	load(f, FIELD(nr));
}

void seccomp_filter__allow_values(struct seccomp_filter *f, int nr, unsigned int arg, const uint64_t *values,
				  unsigned int n)
{
	for (unsigned int i = 0; i < n; i++) {
		struct seccomp_test test = { .arg = arg, .mask = ~0ull, .value = values[i] };

		seccomp_filter__allow_if(f, nr, &test, 1);
	}
}

int seccomp_filter__install(struct seccomp_filter *f, int *listener)
{
	struct sock_fprog program;
	unsigned long flags = listener ? SECCOMP_FILTER_FLAG_NEW_LISTENER : 0;
	long fd;

	result(f, SECCOMP_RET_ERRNO | EPERM);
	if (f->full)
		return -E2BIG;
	program = (struct sock_fprog){ .len = (unsigned short)f->len, .filter = f->code };
	fd = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
	if (fd < 0)
		return -errno;
	if (listener)
		*listener = (int)fd;
	return 0;
}
