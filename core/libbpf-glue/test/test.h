/* SPDX-License-Identifier: Apache-2.0 */
/* A test is a function; it ends at its first failed check. After each, the process holds the descriptors it held before. */
#ifndef TEST_H
#define TEST_H

#include <errno.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../include/bccx_glue.h"

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

/* Ends the test as not applicable; the reason must hold on this machine for good. */
_Noreturn void test_skip(const char *format, ...) __attribute__((format(printf, 1, 2)));

#define CHECK(condition) \
	do { \
		if (!(condition)) \
			test_fail(__FILE__, __LINE__, "not so: %s", #condition); \
	} while (0)

#define CHECK_EQ(left, right) \
	do { \
		long long l_ = (long long)(left), r_ = (long long)(right); \
		if (l_ != r_) \
			test_fail(__FILE__, __LINE__, "%s is %lld, %s is %lld; last error: %s", #left, l_, #right, r_, \
				  bccx_last_error()); \
	} while (0)

#define CHECK_STR(left, right) \
	do { \
		const char *l_ = (left), *r_ = (right); \
		if (strcmp(l_, r_)) \
			test_fail(__FILE__, __LINE__, "%s is \"%s\", not \"%s\"", #left, l_, r_); \
	} while (0)

#define CHECK_HAS(text, part) \
	do { \
		const char *t_ = (text); \
		if (!strstr(t_, part)) \
			test_fail(__FILE__, __LINE__, "%s is \"%s\", without \"%s\"", #text, t_, part); \
	} while (0)

/* A constructor that has to fail with this errno. */
#define CHECK_NULL(call, code) \
	do { \
		errno = 0; \
		if ((call) != NULL) \
			test_fail(__FILE__, __LINE__, "worked: %s", #call); \
		if (errno != (code)) \
			test_fail(__FILE__, __LINE__, "%s: errno %d, not %d; last error: %s", #call, errno, (code), \
				  bccx_last_error()); \
	} while (0)

/* The bytes of DIRECTORY/name.bpf.o; freed when the test ends. */
void *read_object(const char *name, size_t *len);

/* An opened object, also one that is loaded; a failure fails the test. Closed when the test ends unless it did so. */
struct bccx_object *open_object(const char *name);
struct bccx_object *load_object(const char *name);

/* Close at once and forget. */
void close_object(struct bccx_object *object);

struct bccx_map *find_map(struct bccx_object *object, const char *name);
struct bccx_program *find_program(struct bccx_object *object, const char *name);

/* Load with only this program. */
struct bccx_program *load_only(struct bccx_object *object, const char *name);

/* The program of a session object, counting this process, loaded for a mode. */
struct bccx_program *load_session(int mode, struct bccx_object **object);

/* Whether a facility works here. */
bool works(const char *facility);

/*
 * Skips the test where a facility cannot be: on kernels before major.minor, or when the kernel says that it was built
 * without it. Anything else that keeps it from working fails the test.
 */
void need(const char *facility, int major, int minor);

/* Skips the test on kernels before major.minor, which lack what is named. */
void need_kernel(const char *what, int major, int minor);

/* A system call that nothing else here makes, n times; test programs count it. */
static inline void call_getpgid(int n)
{
	for (int i = 0; i < n; i++)
		syscall(SYS_getpgid, 0);
}

#endif
