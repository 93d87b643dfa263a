/* Makes code at run time, and writes down in a jitdump below the directory that its first argument names what it is called:
 * one piece after another, each where the one before was. Each burns and sleeps; its instructions lie behind those of the one
 * before, so that no two share an address. */
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

static const char *const pieces[] = { "first piece", "second piece", "third piece" };

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
static void make(unsigned int nops)
{
	static const unsigned char begin[] = { 0x55, 0x48, 0x89, 0xe5 }, /* push %rbp; mov %rsp,%rbp */
		end[] = { 0x48, 0xff, 0xcf, 0x75, 0xfb, 0xff, 0xd6, 0x5d, 0xc3 }; /* dec, jnz, call *%rsi, pop, ret */

	memset(memory, 0x90, PAGE);
	memcpy(memory, begin, sizeof(begin));
	memcpy(memory + sizeof(begin) + nops, end, sizeof(end));
}

int main(int argc, char **argv)
{
	struct workload w = { .seconds = 0 };
	void (*piece)(uint64_t turns, void (*then)(void));

	if (argc < 2)
		return 2;
	open_dump(argv[1]);
	memory = mmap(NULL, PAGE, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (memory == MAP_FAILED)
		return 5;
	memcpy(&piece, &memory, sizeof(piece));
	workload_begin(&w, argc, argv, "");
	for (unsigned int i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		uint64_t end = workload_thread_ns() + 400000000;

		make(i * 64);
		write_down(pieces[i], i);
		while (workload_thread_ns() < end)
			piece(TURNS, jit_nap);
	}
	workload_end(&w, "jit", "");
	return 0;
}
