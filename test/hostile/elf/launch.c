// SPDX-License-Identifier: Apache-2.0
/*
 * Starts the victim in ways that a shell cannot.
 *
 *   launch memory FILE     executes a copy that has no name in any folder
 *   launch mapped FILE     maps the code of FILE and runs it, so that the file can be written meanwhile
 *   launch mappings FILE   the same after mapping FILE ten thousand times more
 *   launch again FILE...   executes each file in turn for 20 ms, over and over
 */
#define _GNU_SOURCE
#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int die(const char *what)
{
	perror(what);
	return 1;
}

static int run_memory(const char *path)
{
	char *const none[] = { NULL };
	int from = open(path, O_RDONLY | O_CLOEXEC);
	int to = memfd_create("hostile", MFD_CLOEXEC);
	struct stat stats;

	if (from < 0 || to < 0 || fstat(from, &stats) || sendfile(to, from, NULL, stats.st_size) != stats.st_size)
		return die("launch: copy");
	fexecve(to, none, none);
	return die("launch: fexecve");
}

/* Maps every segment where it wants to be, as the kernel does. */
static int map_segments(int fd, const Elf64_Ehdr *header, const Elf64_Phdr *segments)
{
	for (int i = 0; i < header->e_phnum; i++) {
		unsigned long start = segments[i].p_vaddr & ~0xfffUL;
		unsigned long size = segments[i].p_vaddr + segments[i].p_memsz - start;
		int access = segments[i].p_flags & PF_W ? PROT_READ | PROT_WRITE : PROT_READ | PROT_EXEC;
		int flags = MAP_FIXED | MAP_PRIVATE | (segments[i].p_filesz ? 0 : MAP_ANONYMOUS);

		if (segments[i].p_type != PT_LOAD)
			continue;
		if (mmap((void *)start, size, access, flags, segments[i].p_filesz ? fd : -1,
			 segments[i].p_filesz ? (off_t)(segments[i].p_offset & ~0xfffUL) : 0) == MAP_FAILED)
			return -1;
	}
	return 0;
}

static int run_mapped(const char *path, int more)
{
	char headers[4096] = {};
	const Elf64_Ehdr *header = (const void *)headers;
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || read(fd, headers, sizeof(headers)) < (ssize_t)sizeof(*header))
		return die("launch: read");
	/* Every second page stays empty, or the kernel would merge the mappings. */
	for (int i = 0; i < more; i++)
		if (mmap((void *)(0x200000000000UL + i * 0x2000UL), 0x1000, PROT_READ | PROT_EXEC,
			 MAP_FIXED | MAP_PRIVATE, fd, 0x1000) == MAP_FAILED)
			return die("launch: mmap");
	if (map_segments(fd, header, (const void *)(headers + header->e_phoff)))
		return die("launch: mmap");
	((void (*)(void))header->e_entry)();
	return 1;
}

static int run_again(char **paths)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (int i = 0;; i++) {
		char *const none[] = { NULL };
		pid_t pid;

		if (!paths[i])
			i = 0;
		pid = fork();
		if (pid == 0) {
			execve(paths[i], none, none);
			_exit(1);
		}
		usleep(20000);
		kill(pid, SIGKILL);
		waitpid(pid, NULL, 0);
	}
}

int main(int argc, char **argv)
{
	if (argc < 3)
		return 2;
	if (!strcmp(argv[1], "memory"))
		return run_memory(argv[2]);
	if (!strcmp(argv[1], "mapped"))
		return run_mapped(argv[2], 0);
	if (!strcmp(argv[1], "mappings"))
		return run_mapped(argv[2], 10000);
	if (!strcmp(argv[1], "again"))
		return run_again(argv + 2);
	return 2;
}
