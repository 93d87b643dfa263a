/* Makes code at run time, one piece after another, and writes down what it is called. Each burns and sleeps.
 *   jit DIRECTORY      in a jitdump there, each piece where the one before was; its instructions lie behind those of the one
 *                      before, so that no two share an address
 *   jit --map MIB      in its perf map, each piece beside the one before and the last one without a frame pointer; between them
 *                      so many MiB of other entries, all of code that replaces itself
 *   jit --unlink MIB   the same, and the map is gone before the process is */
#define _GNU_SOURCE
#include "workload.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define PAGE 4096
#define TURNS 3000000

#define PIECES 3

static const char *const dumped[PIECES] = { "first piece", "second piece", "third piece" };
static const char *const mapped[PIECES] = { "first piece", "second \xff\xfe piece", "third; piece (of 3) [j]" };

static int dump;
static unsigned char *memory;

static void put(const void *bytes, size_t len)
{
	if (write(dump, bytes, len) != (ssize_t)len)
		exit(3);
}

/* linux/tools/perf/Documentation/jitdump-specification.txt */
static void open_dump(const char *directory)
{
	const uint32_t head[6] = { 0x4a695444, 1, 40, 62, 0, (uint32_t)getpid() };
	const uint64_t rest[2] = { workload_now_ns(), 0 };
	char path[4096];

	snprintf(path, sizeof(path), "%s/jit-%d.dump", directory, getpid());
	dump = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	put(head, sizeof(head));
	put(rest, sizeof(rest));
	/* What it is found by. */
	if (mmap(NULL, PAGE, PROT_READ | PROT_EXEC, MAP_PRIVATE, dump, 0) == MAP_FAILED)
		exit(4);
}

static void write_down(const char *name, uint64_t index)
{
	const uint32_t name_len = (uint32_t)strlen(name) + 1, head[2] = { 0, 16 + 40 + name_len + PAGE };
	const uint32_t ids[2] = { (uint32_t)getpid(), (uint32_t)getpid() };
	const uint64_t place = (uint64_t)(uintptr_t)memory, time = workload_now_ns(),
		       fields[4] = { place, place, PAGE, index };

	put(head, sizeof(head));
	put(&time, sizeof(time));
	put(ids, sizeof(ids));
	put(fields, sizeof(fields));
	put(name, name_len);
	put(memory, PAGE);
}

FRAME void jit_nap(void)
{
	struct timespec length = { .tv_nsec = 2000000 };

	workload_syscall(SYS_nanosleep, (long)&length, 0, 0, 0);
}

/* piece(turns, then): counts turns down, calls then. */
static void make(unsigned char *at, unsigned int nops)
{
	static const unsigned char begin[] = { 0x55, 0x48, 0x89, 0xe5 }, /* push %rbp; mov %rsp,%rbp */
		end[] = { 0x48, 0xff, 0xcf, 0x75, 0xfb, 0xff, 0xd6, 0x5d, 0xc3 }; /* dec, jnz, call *%rsi, pop, ret */

	memset(at, 0x90, PAGE);
	memcpy(at, begin, sizeof(begin));
	memcpy(at + sizeof(begin) + nops, end, sizeof(end));
}

/* The same without a frame pointer, as CPython's trampolines are. */
static void make_frameless(unsigned char *at)
{
	static const unsigned char code[] = { 0x48, 0x83, 0xec, 0x18, /* sub $24,%rsp */
					      0x48, 0xff, 0xcf, 0x75, 0xfb, 0xff, 0xd6, /* dec, jnz, call *%rsi */
					      0x48, 0x83, 0xc4, 0x18, 0xc3 }; /* add $24,%rsp; ret */

	memcpy(at, code, sizeof(code));
}

static FRAME void run(unsigned char *code)
{
	uint64_t end = workload_thread_ns() + 400000000;
	void (*piece)(uint64_t turns, void (*then)(void));

	memcpy(&piece, &code, sizeof(piece));
	while (workload_thread_ns() < end)
		piece(TURNS, jit_nap);
}

static void work_dumped(void)
{
	for (unsigned int i = 0; i < PIECES; i++) {
		make(memory, i * 64);
		write_down(dumped[i], i);
		run(memory);
	}
}

/* Behind the pieces, a thousand places over and over. */
static void write_others(FILE *map, long mib)
{
	static unsigned int number;

	for (long left = mib << 20; left > 0; number++)
		left -= fprintf(map, "%lx 40 some code of the kind that is replaced by better code, number %u\n",
				(unsigned long)(uintptr_t)memory + PIECES * PAGE + number % 1000 * 64, number);
	fflush(map);
}

static void work_mapped(const char *path, long mib)
{
	FILE *map = fopen(path, "we");

	if (!map)
		exit(6);
	for (unsigned int i = 0; i < PIECES; i++) {
		unsigned char *piece = memory + i * PAGE;

		if (i == PIECES - 1)
			make_frameless(piece);
		else
			make(piece, 0);
		write_others(map, mib);
		fprintf(map, "%lx %x %s\n", (unsigned long)(uintptr_t)piece, PAGE, mapped[i]);
		fflush(map);
		run(piece);
	}
	fclose(map);
}

int main(int argc, char **argv)
{
	struct workload w = { .seconds = 0 };
	int is_mapped = argc > 2, is_unlinked = is_mapped && !strcmp(argv[1], "--unlink");
	char path[40];

	if (argc < 2)
		return 2;
	if (!is_mapped)
		open_dump(argv[1]);
	memory = mmap(NULL, 32 * PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return 5;
	snprintf(path, sizeof(path), "/tmp/perf-%d.map", getpid());
	workload_begin(&w, argc, argv, "");
	if (is_mapped)
		work_mapped(path, atol(argv[2]));
	else
		work_dumped();
	if (is_unlinked)
		unlink(path);
	workload_end(&w, "jit", "");
	return 0;
}
