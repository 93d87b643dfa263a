/* SPDX-License-Identifier: Apache-2.0 */
/* A test is TEST(name) { CHECK(...); }: it registers itself, and a failed check is printed and counted. */
#ifndef BCCX_CHECK_H
#define BCCX_CHECK_H

#include <stdbool.h>
#include <stdint.h>

struct check_test {
	const char *name;
	void (*run)(void);
	struct check_test *next;
};

void check_register(struct check_test *test);
bool check_that(bool holds, const char *what, const char *file, int line);
bool check_equal(int64_t is, int64_t wanted, const char *what, const char *file, int line);
bool check_string(const char *is, const char *wanted, const char *what, const char *file, int line);

#define TEST(test) \
	static void test(void); \
	__attribute__((constructor)) static void test##_register(void) \
	{ \
		static struct check_test entry = { .name = #test, .run = test }; \
		check_register(&entry); \
	} \
	static void test(void)

/* Each gives back whether it held. */
#define CHECK(condition) check_that((condition), #condition, __FILE__, __LINE__)
#define CHECK_EQUAL(is, wanted) check_equal((int64_t)(is), (int64_t)(wanted), #is, __FILE__, __LINE__)
#define CHECK_STRING(is, wanted) check_string((is), (wanted), #is, __FILE__, __LINE__)

#endif
