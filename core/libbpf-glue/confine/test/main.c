/* SPDX-License-Identifier: Apache-2.0 */
/* Runs all tests, or those whose names contain the first argument. */
#include "check.h"

#include <elf.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static struct test *tests;
static struct test **last = &tests;
static char directory[] = "/tmp/bccx-c-test-XXXXXX";

void test_register(struct test *test)
{
	*last = test;
	last = &test->next;
}

void test_fail(const char *file, int line, const char *format, ...)
{
	va_list args;
	char text[1024];
	int len;

	len = snprintf(text, sizeof(text), "  %s:%d: ", file, line);
	va_start(args, format);
	vsnprintf(text + len, sizeof(text) - (size_t)len, format, args);
	va_end(args);
	dprintf(STDOUT_FILENO, "%s\n", text);
	_exit(1);
}

const char *scratch(const char *name)
{
	static char paths[8][PATH_MAX];
	static unsigned int next;
	char *path = paths[next++ % 8];

	snprintf(path, PATH_MAX, "%s/%s", directory, name);
	return path;
}

const char *scratch_file(const char *name, const void *bytes, size_t len)
{
	const char *path = scratch(name);
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);

	CHECK(fd >= 0);
	CHECK_EQ(write(fd, bytes, len), len);
	close(fd);
	return path;
}

char *read_file(const char *path, size_t *len)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *bytes = NULL;
	size_t size = 0;
	ssize_t n;

	CHECK(fd >= 0);
	*len = 0;
	do {
		if (size - *len < 4096) {
			size = size ? size * 2 : 65536;
			bytes = realloc(bytes, size + 1);
			CHECK(bytes);
		}
		n = read(fd, bytes + *len, size - *len);
		CHECK(n >= 0);
		*len += (size_t)n;
	} while (n > 0);
	close(fd);
	bytes[*len] = 0;
	return bytes;
}

void *elf_header(uint16_t type, size_t *len)
{
	static Elf64_Ehdr header;

	memset(&header, 0, sizeof(header));
	memcpy(header.e_ident, ELFMAG, SELFMAG);
	header.e_ident[EI_CLASS] = ELFCLASS64;
	header.e_ident[EI_DATA] = ELFDATA2LSB;
	header.e_ident[EI_VERSION] = EV_CURRENT;
	header.e_type = type;
	header.e_phentsize = sizeof(Elf64_Phdr);
	*len = sizeof(header);
	return &header;
}

pid_t child_that(void (*what)(void))
{
	int ready[2];
	char byte = 0;
	pid_t pid;

	CHECK(!pipe(ready));
	pid = fork();
	CHECK(pid >= 0);
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		what();
		CHECK_EQ(write(ready[1], &byte, 1), 1);
		for (;;)
			pause();
	}
	close(ready[1]);
	CHECK_EQ(read(ready[0], &byte, 1), 1);
	close(ready[0]);
	return pid;
}

void end_child(pid_t pid)
{
	kill(pid, SIGKILL);
	CHECK_EQ(waitpid(pid, NULL, 0), pid);
}

uint32_t next_random(void)
{
	static uint64_t state = 88172645463325252ull;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (uint32_t)(state >> 32);
}

static int remove_entry(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static bool run(const struct test *test)
{
	int status;
	pid_t pid;

	strcpy(directory + strlen(directory) - 6, "XXXXXX");
	if (!mkdtemp(directory) || chmod(directory, 0755))
		return false;
	pid = fork();
	if (pid == 0) {
		setpgid(0, 0);
		alarm(30);
		test->run();
		/* Not _exit: AddressSanitizer makes calls before one that does not return, which a filter may refuse. */
		syscall(SYS_exit_group, 0);
	}
	if (waitpid(pid, &status, 0) != pid)
		return false;
	/* Children of the test that have another user id by now did not die with it. */
	kill(-pid, SIGKILL);
	nftw(directory, remove_entry, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
	if (WIFSIGNALED(status))
		printf("  %s: signal %d\n", test->name, WTERMSIG(status));
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

int main(int argc, char **argv)
{
	int passed = 0, failed = 0;

	setvbuf(stdout, NULL, _IONBF, 0);
	for (const struct test *test = tests; test; test = test->next) {
		if (argc > 1 && !strstr(test->name, argv[1]))
			continue;
		if (run(test)) {
			passed++;
			continue;
		}
		printf("FAILED: %s\n", test->name);
		failed++;
	}
	printf("%d passed, %d failed\n", passed, failed);
	return failed > 0 || passed == 0;
}
