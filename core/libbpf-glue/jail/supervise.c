/* SPDX-License-Identifier: Apache-2.0 */
#include "supervise.h"

#include <errno.h>
#include <linux/capability.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../confine/passing.h"
#include "../confine/privilege.h"
#include "descriptors.h"
#include "status.h"

#ifndef SECCOMP_USER_NOTIF_FLAG_CONTINUE
#define SECCOMP_USER_NOTIF_FLAG_CONTINUE 1u
#endif

struct supervisor {
	pid_t child;
	int children;
	int sync;
	int status;
	int listener;
};

int supervise__prepare(void)
{
	sigset_t set;
	int fd;

	sigemptyset(&set);
	sigaddset(&set, SIGCHLD);
	if (sigprocmask(SIG_BLOCK, &set, NULL))
		return -errno;
	fd = signalfd(-1, &set, SFD_CLOEXEC);
	return fd < 0 ? -errno : descriptors__move_up(fd);
}

static void close_fd(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

/* What is left to a supervisor is to signal its child, which has another user id. */
static int lay_down(struct supervisor *s)
{
	int err;

	for (int fd = FD_COMMANDS; fd <= FD_STATUS; fd++)
		close(fd);
	privilege_bound(1ull << CAP_KILL);
	err = privilege_keep(1ull << CAP_KILL);
	if (!err)
		err = privilege_no_new();
	if (err)
		kill(s->child, SIGKILL);
	return err;
}

/* The kernel's structures may be longer than those that this was built with. */
union answer {
	struct seccomp_notif notif;
	struct seccomp_notif_resp response;
	char space[1024];
};

/* The first call that the filter hands over is the jail's own execveat. With the listener closed there is no second. */
static void admit_one_exec(struct supervisor *s)
{
	static union answer request, response;

	memset(&request, 0, sizeof(request));
	memset(&response, 0, sizeof(response));
	if (ioctl(s->listener, SECCOMP_IOCTL_NOTIF_RECV, &request))
		return;
	response.response.id = request.notif.id;
	if (request.notif.data.nr == SYS_execveat)
		response.response.flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
	else
		response.response.error = -EPERM;
	ioctl(s->listener, SECCOMP_IOCTL_NOTIF_SEND, &response);
	close_fd(&s->listener);
}

static bool ended(struct supervisor *s, int *code)
{
	struct signalfd_siginfo info;
	int status;

	if (read(s->children, &info, sizeof(info)) < 0 && errno != EAGAIN)
		return false;
	if (waitpid(s->child, &status, WNOHANG) != s->child)
		return false;
	if (WIFSIGNALED(status)) {
		status_number("signal", WTERMSIG(status));
		*code = 128 + WTERMSIG(status);
	} else {
		status_number("exit", WEXITSTATUS(status));
		*code = WEXITSTATUS(status);
	}
	return true;
}

static void receive_listener(struct supervisor *s)
{
	if (passing__receive(s->sync, &s->listener, 1, 0))
		s->listener = -1;
	close_fd(&s->sync);
}

int supervise__run(pid_t child, int children, int sync, int status)
{
	struct supervisor s = { child, children, sync, status, -1 };
	int code = 1;

	if (lay_down(&s))
		status_error("supervise", -EPERM);
	for (;;) {
		struct pollfd fds[] = {
			{ .fd = s.children, .events = POLLIN },
			{ .fd = s.status, .events = POLLRDHUP },
			{ .fd = s.sync, .events = POLLIN },
			{ .fd = s.listener, .events = POLLIN },
		};

		if (poll(fds, 4, -1) < 0 && errno != EINTR)
			return 1;
		if (fds[3].revents)
			admit_one_exec(&s);
		if (fds[2].revents)
			receive_listener(&s);
		if (fds[0].revents && ended(&s, &code))
			return code;
		if (fds[1].revents) {
			kill(s.child, SIGKILL);
			close_fd(&s.status);
		}
	}
}
