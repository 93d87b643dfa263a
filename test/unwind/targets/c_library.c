/* SPDX-License-Identifier: Apache-2.0 */
/* Shapes of frames that C programs have: callbacks from libc, big frames, alloca, realigned frames, signal handlers. */
#define _GNU_SOURCE
#include <alloca.h>
#include <regex.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static volatile long sink;

static __attribute__((noinline)) int compare(const void *a, const void *b)
{
	long x = *(const long *)a, y = *(const long *)b;

	sink += x;
	return x < y ? -1 : x > y;
}

static __attribute__((noinline)) void callbacks(void)
{
	long values[64];

	for (int i = 0; i < 64; i++)
		values[i] = (i * 7919L) % 101;
	qsort(values, 64, sizeof(values[0]), compare);
	sink += bsearch(&values[5], values, 64, sizeof(values[0]), compare) != NULL;
}

static __attribute__((noinline)) void formats(void)
{
	char text[256];
	time_t now = 86400 * 365;
	struct tm tm;

	snprintf(text, sizeof(text), "%d %s %f %#lx %-10c|", 42, "forty-two", 42.42, 42L, 'x');
	sink += (long)strlen(text);
	gmtime_r(&now, &tm);
	sink += (long)strftime(text, sizeof(text), "%A %d %B %Y %H:%M:%S", &tm);
	sink += strtol("12345", NULL, 10) + (long)strtod("3.25e2", NULL);
}

static __attribute__((noinline)) void expressions(void)
{
	regex_t re;

	if (!regcomp(&re, "^[a-f]+([0-9]{2,3})x$", REG_EXTENDED)) {
		sink += regexec(&re, "abcdef123x", 0, NULL, 0);
		regfree(&re);
	}
}

static __attribute__((noinline)) void big_frame(void)
{
	volatile char big[40000];

	big[0] = 1;
	big[39999] = (char)sink;
	formats();
	sink += big[0] + big[39999];
}

static __attribute__((noinline)) void variable_frame(int n)
{
	char *p = alloca((size_t)n);

	memset(p, n, (size_t)n);
	sink += p[n / 2];
	callbacks();
}

typedef double wide __attribute__((vector_size(32)));

static __attribute__((noinline)) double realigned(int n)
{
	volatile wide v __attribute__((aligned(64))) = { n, n + 1.0, n + 2.0, n + 3.0 };

	formats();
	return v[0] + v[3];
}

static void on_signal(int number)
{
	sink += number;
	callbacks();
}

static __attribute__((noinline)) long recurse(int n)
{
	return n ? recurse(n - 1) + 1 : sink;
}

int main(void)
{
	signal(SIGUSR1, on_signal);
#ifdef __x86_64__
	__asm__ volatile("int3");
#elif defined(__aarch64__)
#ifdef TRACED
	__asm__ volatile("brk #0");
#endif
	__asm__ volatile("hint #77"); /* step_arm64.c looks for it */
#endif
	for (int i = 0;; i++) {
		raise(SIGUSR1);
		sink += recurse(40);
		variable_frame(100 + i % 100);
		big_frame();
		sink += (long)realigned(i);
		expressions();
	}
}
