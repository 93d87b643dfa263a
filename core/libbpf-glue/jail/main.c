/* SPDX-License-Identifier: Apache-2.0 */
/* bccx-jail: runs node with one script and nothing to steal.
 *
 * Trust boundary: whatever runs after the exec is taken for hostile. It parses files that the owners of traced processes
 * control, with code from a package. It has its channels (descriptors.h), node's own files to read, memory and CPU up to
 * limits; everything that it writes to the channels is checked by who reads it. Before the exec everything that the jail
 * is given (arguments, descriptors, node, the script) comes from bccx itself and is trusted.
 *
 * The order is open, fork, confine, execute: what must be opened with privileges is opened first; the child then gives
 * them up one layer after the other (child.c) and reports each; the parent stays as its supervisor (supervise.c). */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../confine/passing.h"
#include "../confine/privilege.h"
#include "child.h"
#include "descriptors.h"
#include "options.h"
#include "own_files.h"
#include "status.h"
#include "supervise.h"
#include "user_namespace.h"

/* The reader hands its pipes out as soon as it runs. */
#define HANDOUT_TIMEOUT_MS 10000

static struct jail_child child;

static int fail(const char *step, int err)
{
	status_error(step, err);
	return 1;
}

static int open_up(const char *path, int *fd)
{
	int opened = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (opened < 0)
		return -errno;
	*fd = descriptors__move_up(opened);
	return *fd < 0 ? *fd : 0;
}

static int open_files(const struct jail_options *o, const char **step)
{
	int node, err;

	*step = o->script;
	err = open_up(o->script, &child.script);
	if (err)
		return err;
	*step = o->node;
	err = open_up(o->node, &node);
	if (err)
		return err;
	return own_files__collect(&child.files, node, o->node, getppid());
}

static int receive_pipes(const struct jail_options *o)
{
	int fds[2];
	int err;

	child.pipes[0] = child.pipes[1] = -1;
	if (!o->reader)
		return 0;
	err = passing__receive(FD_HANDOUT, fds, 2, HANDOUT_TIMEOUT_MS);
	for (unsigned int i = 0; i < 2 && !err; i++) {
		child.pipes[i] = descriptors__move_up(fds[i]);
		if (child.pipes[i] < 0)
			err = child.pipes[i];
	}
	return err;
}

/* Namespaces that must be left before the fork: a pid namespace holds for children only. */
static void leave_before_fork(void)
{
	if (!privilege_has(CAP_SYS_ADMIN)) {
		uid_t uid;

		if (privilege_has(CAP_SETUID) && privilege_has(CAP_SETGID) && !privilege_unused_uid(&uid))
			child.became = !privilege_become(uid, uid);
		status_layer("user-namespace", user_namespace__enter(), NULL);
	}
	status_layer("pid-namespace", unshare(CLONE_NEWPID) ? -errno : 0, NULL);
}

static int make_sync(int sync[2])
{
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, sync))
		return -errno;
	for (unsigned int i = 0; i < 2; i++) {
		sync[i] = descriptors__move_up(sync[i]);
		if (sync[i] < 0)
			return sync[i];
	}
	return 0;
}

static void close_before_supervising(void)
{
	close(child.script);
	for (unsigned int i = 0; i < 2; i++) {
		if (child.pipes[i] >= 0)
			close(child.pipes[i]);
	}
	for (unsigned int i = 0; i < child.files.nr; i++)
		close(child.files.file[i].fd);
}

int main(int argc, char **argv)
{
	static struct jail_options options;
	const char *step = "arguments";
	int sync[2], status, children, err;
	pid_t pid;

	(void)argc;
	/* Ctrl-C in the terminal is for the host, which drains and then ends the child; so is its death. */
	setsid();
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	umask(022);
	descriptors__close_inherited();
	status = descriptors__move_up(FD_STATUS);
	status_open(status);
	err = jail_options__parse(&options, argv, &step);
	if (err)
		return fail(step ? step : "arguments", err);
	child.options = &options;
	err = open_files(&options, &step);
	if (err)
		return fail(step, err);
	err = receive_pipes(&options);
	if (err)
		return fail("reader", err);
	leave_before_fork();
	children = supervise__prepare();
	err = children < 0 ? children : make_sync(sync);
	if (err)
		return fail("supervise", err);
	pid = fork();
	if (pid < 0)
		return fail("fork", -errno);
	if (pid == 0) {
		sigset_t none;

		close(sync[0]);
		close(children);
		child.sync = sync[1];
		sigemptyset(&none);
		sigprocmask(SIG_SETMASK, &none, NULL);
		jail_child__run(&child);
		_exit(1);
	}
	status_number("child", pid);
	close(sync[1]);
	close_before_supervising();
	return supervise__run(pid, children, sync[0], status);
}
