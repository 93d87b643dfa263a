/* SPDX-License-Identifier: Apache-2.0 */
/* bccx-reader: reads the files of traced processes for the sandbox.
 *
 * Trust boundary: the child at the other end of the pipes is hostile, and so is every file and path that it can name
 * through a traced process. The reader holds the right to read; it decides for each request whether that very object
 * belongs to a traced process, never parses more of a file than its header's first bytes (its notes, where debug files are
 * fetched), and can write nowhere. The
 * host, which sends controls, is trusted. A file system that hangs stops the reader alone; the host kills it then. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../confine/kernel_abi.h"
#include "../confine/passing.h"
#include "allowed.h"
#include "confinement.h"
#include "control.h"
#include "fetched.h"
#include "kallsyms.h"
#include "options.h"
#include "protocol.h"
#include "serve.h"
#include "subject.h"

/* One child and the one that may be started in its place. */
#define CHILDREN 2

#define PIPE_SIZE (1 << 20)

struct ends {
	int requests; /* to read from */
	int replies; /* to write to */
};

static int fail(const char *step, int err)
{
	dprintf(STDERR_FILENO, "bccx-reader: %s: %s\n", step, strerror(-err));
	return 1;
}

/* The command line is one stretch of memory from argv[0] on. */
static void show_subject(int argc, char **argv)
{
	char *end = argv[argc - 1] + strlen(argv[argc - 1]);

	subject__title(argv[0], (size_t)(end - argv[0]));
}

static int hand_out(struct ends *ends)
{
	int requests[2], replies[2], theirs[2];
	int err;

	if (pipe2(requests, O_CLOEXEC) || pipe2(replies, O_CLOEXEC))
		return -errno;
	/* Where the user's share of pipe memory is used up, smaller replies at a time work as well. */
	fcntl(replies[1], F_SETPIPE_SZ, PIPE_SIZE);
	ends->requests = requests[0];
	ends->replies = replies[1];
	theirs[0] = requests[1];
	theirs[1] = replies[0];
	err = passing__send(STDIN_FILENO, theirs, 2);
	close(theirs[0]);
	close(theirs[1]);
	return err;
}

/* Serves the children in the order in which their pipes were handed out; ends with the host. */
static void serve_all(struct ends *ends)
{
	unsigned int current = 0;

	for (;;) {
		struct pollfd fds[2] = {
			{ .fd = STDIN_FILENO, .events = POLLIN },
			{ .fd = current < CHILDREN ? ends[current].requests : -1, .events = POLLIN },
		};

		if (poll(fds, 2, -1) < 0 && errno != EINTR)
			return;
		if (fds[0].revents && control__read(STDIN_FILENO))
			return;
		if (!fds[1].revents || !serve__request(ends[current].requests, ends[current].replies))
			continue;
		close(ends[current].requests);
		close(ends[current].replies);
		current++;
	}
}

int main(int argc, char **argv)
{
	static struct reader_options options;
	struct ends ends[CHILDREN];
	const char *wrong = "";
	int err;

	setsid();
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	if (syscall(SYS_close_range, STDERR_FILENO + 1, ~0u, 0) && errno != ENOSYS)
		return fail("close descriptors", -errno);
	err = reader_options__parse(&options, argv, &wrong);
	if (err)
		return fail(wrong, err);
	if (options.debuginfod) {
		err = fetched__begin(options.debuginfod);
		if (err)
			fail(options.debuginfod, err);
	}
	show_subject(argc, argv);
	if (options.all)
		allowed__everything();
	if (options.grants & GRANT_KALLSYMS) {
		err = kallsyms__open();
		if (err)
			fail("/proc/kallsyms", err);
	}
	for (unsigned int i = 0; i < CHILDREN; i++) {
		err = hand_out(&ends[i]);
		if (err)
			return fail("pipes", err);
	}
	err = confinement__enter();
	if (err)
		return fail("confine", err);
	serve__begin(&options);
	serve_all(ends);
	return 0;
}
