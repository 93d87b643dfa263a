// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include <bccx/mem.h>
#include <stdio.h>
#include <string.h>

static struct check_test *first, **last = &first;
static int failures;

void check_register(struct check_test *test)
{
	*last = test;
	last = &test->next;
}

bool check_that(bool holds, const char *what, const char *file, int line)
{
	if (!holds) {
		failures++;
		printf("    %s:%d: %s does not hold\n", file, line, what);
	}
	return holds;
}

bool check_equal(int64_t is, int64_t wanted, const char *what, const char *file, int line)
{
	if (is != wanted) {
		failures++;
		printf("    %s:%d: %s is %lld (0x%llx), not %lld (0x%llx)\n", file, line, what, (long long)is,
		       (unsigned long long)is, (long long)wanted, (unsigned long long)wanted);
	}
	return is == wanted;
}

bool check_string(const char *is, const char *wanted, const char *what, const char *file, int line)
{
	bool same = is && wanted ? !strcmp(is, wanted) : is == wanted;

	if (!same) {
		failures++;
		printf("    %s:%d: %s is '%s', not '%s'\n", file, line, what, is ? is : "(none)",
		       wanted ? wanted : "(none)");
	}
	return same;
}

/* Runs all tests, or those whose name contains the argument. Memory that a test does not give back fails it. */
int main(int argc, char **argv)
{
	int run = 0, failed = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	for (struct check_test *test = first; test; test = test->next) {
		size_t used = bccx_mem__used();
		int before = failures;

		if (argc > 1 && !strstr(test->name, argv[1]))
			continue;
		run++;
		test->run();
		if (bccx_mem__used() != used)
			check_equal((int64_t)bccx_mem__used(), (int64_t)used, "memory in use", test->name, 0);
		failed += failures != before;
		printf("%s %s\n", failures == before ? "ok  " : "FAIL", test->name);
	}
	printf("%d passed, %d failed\n", run - failed, failed);
	return failed || !run;
}
