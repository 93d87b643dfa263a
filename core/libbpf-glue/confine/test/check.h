/* SPDX-License-Identifier: Apache-2.0 */
/* Tests of the jail, the reader and what they share. A test is a function that ends at its first failed check; it runs in a
 * process of its own, so that it may give up what it likes. */
#ifndef BCCX_CHECK_H
#define BCCX_CHECK_H

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/types.h>

struct test {
	const char *name;
	void (*run)(void);
	struct test *next;
};

void test_register(struct test *test);

#define TEST(id) \
	static void id(void); \
	static struct test id##_test = { .name = #id, .run = id }; \
	__attribute__((constructor)) static void id##_register(void) \
	{ \
		test_register(&id##_test); \
	} \
	static void id(void)

_Noreturn void test_fail(const char *file, int line, const char *format, ...) __attribute__((format(printf, 3, 4)));

#define CHECK(condition) \
	do { \
		if (!(condition)) \
			test_fail(__FILE__, __LINE__, "not so: %s (errno %d)", #condition, errno); \
	} while (0)

#define CHECK_EQ(left, right) \
	do { \
		long long l_ = (long long)(left), r_ = (long long)(right); \
		if (l_ != r_) \
			test_fail(__FILE__, __LINE__, "%s is %lld, %s is %lld", #left, l_, #right, r_); \
	} while (0)

#define CHECK_STR(left, right) \
	do { \
		const char *l_ = (left), *r_ = (right); \
		if (strcmp(l_, r_)) \
			test_fail(__FILE__, __LINE__, "%s is \"%s\", not \"%s\"", #left, l_, r_); \
	} while (0)

/* A call that has to give NULL with this errno. */
#define CHECK_NULL(call, code) \
	do { \
		errno = 0; \
		if ((call) != NULL) \
			test_fail(__FILE__, __LINE__, "worked: %s", #call); \
		CHECK_EQ(errno, code); \
	} while (0)

/* A path below a directory of this test, which is removed when the test has ended. Good until the eighth call after. */
const char *scratch(const char *name);

/* Writes a file there, with mode 0755: its path. */
const char *scratch_file(const char *name, const void *bytes, size_t len);

/* A whole file, with a zero behind it; fails the test when it cannot be read. Never freed. */
char *read_file(const char *path, size_t *len);

/* A 64-bit ELF header without anything behind it, of this type. */
void *elf_header(uint16_t type, size_t *len);

/* Runs what in a child that then waits; gives the child's pid once what has returned. The child ends with the test, or by
 * end_child. */
pid_t child_that(void (*what)(void));
void end_child(pid_t pid);

/* Pseudo-random numbers, the same in each run. */
uint32_t next_random(void);

#endif
