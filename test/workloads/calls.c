/* Calls that are counted: functions, forks, a USDT probe, system calls, each a known number of times, by known stacks. */
#define _GNU_SOURCE
#include "workload.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define FORKS 50
#define MARKS 123
#define GETPGID 121
#define ASKED 100
#define DEPTH 12 /* 2^12 stacks */
#define TICKS_PER_SECOND 10

static volatile int sink;

/* The counter through which a tracer says that it listens to the probe `calls:mark`. */
volatile unsigned short calls_mark_semaphore __attribute__((section(".probes"), used));

/* A USDT probe in the form that systemtap's <sys/sdt.h> gives it: a nop, and a note that names it. */
#define MARK(value) \
	__asm__ volatile("990: nop\n" \
			 ".pushsection .note.stapsdt,\"\",\"note\"\n" \
			 ".balign 4\n" \
			 ".4byte 992f-991f, 994f-993f, 3\n" \
			 "991: .asciz \"stapsdt\"\n" \
			 "992: .balign 4\n" \
			 "993: .8byte 990b\n" \
			 ".8byte _.stapsdt.base\n" \
			 ".8byte calls_mark_semaphore\n" \
			 ".asciz \"calls\"\n" \
			 ".asciz \"mark\"\n" \
			 ".asciz \"-4@%k0\"\n" \
			 "994: .balign 4\n" \
			 ".popsection\n" \
			 ".ifndef _.stapsdt.base\n" \
			 ".pushsection .stapsdt.base,\"aG\",\"progbits\",.stapsdt.base,comdat\n" \
			 ".weak _.stapsdt.base\n" \
			 ".hidden _.stapsdt.base\n" \
			 "_.stapsdt.base: .space 1\n" \
			 ".size _.stapsdt.base, 1\n" \
			 ".popsection\n" \
			 ".endif\n" \
			 : \
			 : "r"(value))

FRAME void counted(int i)
{
	sink = i;
}

FRAME void counted_too(int i)
{
	sink = -i;
}

FRAME void often(void)
{
	for (int i = 0; i < 700; i++)
		counted(i);
}

FRAME void seldom(void)
{
	for (int i = 0; i < 300; i++)
		counted(i);
	counted_too(0);
}

FRAME void leaf(int i)
{
	sink = i;
}

FRAME void branch(int depth, int path);

FRAME void left(int depth, int path)
{
	branch(depth, path);
	sink = path;
}

FRAME void right(int depth, int path)
{
	branch(depth, path);
	sink = path;
}

/* Every path of left and right turns is a stack of its own; path p is gone down to the leaf p % 3 + 1 times. */
FRAME void branch(int depth, int path)
{
	if (!depth) {
		for (int i = path % 3; i >= 0; i--)
			leaf(path);
		return;
	}
	left(depth - 1, 2 * path);
	right(depth - 1, 2 * path + 1);
}

FRAME void forks(void)
{
	for (int i = 0; i < FORKS; i++) {
		pid_t child = fork();

		if (!child)
			_exit(0);
		if (child < 0 || waitpid(child, NULL, 0) != child)
			abort();
	}
}

FRAME void marks(void)
{
	for (int i = 0; i < MARKS; i++)
		MARK(i);
}

FRAME void ask(void)
{
	for (int i = 0; i < ASKED; i++)
		workload_syscall(GETPGID, i, 0, 0, 0);
}

FRAME void ticked(int i)
{
	sink = i;
}

FRAME void ticks(double seconds)
{
	for (int i = 0; i < (int)(seconds * TICKS_PER_SECOND); i++) {
		struct timespec nap = { .tv_nsec = 1000000000 / TICKS_PER_SECOND };

		ticked(i);
		nanosleep(&nap, NULL);
	}
}

int main(int argc, char **argv)
{
	struct workload w;
	char details[300];
	unsigned short listened;

	workload_begin(&w, argc, argv, "");
	often();
	seldom();
	branch(DEPTH, 0);
	listened = calls_mark_semaphore;
	marks();
	forks();
	ask();
	ticks(w.seconds);
	snprintf(
		details, sizeof(details),
		"\"calls\":{\"often\":700,\"seldom\":300,\"forks\":%d,\"marks\":%d,\"asked\":%d,\"paths\":%d,\"ticks\":%d},"
		"\"listened\":%u",
		FORKS, MARKS, ASKED, 1 << DEPTH, (int)(w.seconds * TICKS_PER_SECOND), listened);
	workload_end(&w, "calls", details);
	/* The tracer has gone by the end of file that workload_end waited for. */
	printf("{\"listening\":%u}\n", calls_mark_semaphore);
	return 0;
}
