/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/keyctl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../confine/landlock.h"
#include "../confine/passing.h"
#include "../confine/privilege.h"
#include "descriptors.h"
#include "filter.h"
#include "root.h"
#include "status.h"

/* Threads of node: the main one, the platform's workers, the inspector's, and room for libuv's pool. */
#define TASKS_MAX 32

/* The signal does not survive a change of user id, and the supervisor may have died before it was asked for. */
static int die_with_supervisor(int sync)
{
	struct pollfd peer = { .fd = sync };

	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0))
		return -errno;
	return poll(&peer, 1, 0) > 0 ? -ESRCH : 0;
}

/* When memory gets short the kernel should take this process before one that is traced. */
static void come_first_for_the_oom_killer(void)
{
	int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);

	if (fd < 0)
		return;
	if (write(fd, "500", 3) < 0)
		status_layer("oom-score", -errno, NULL);
	close(fd);
}

static void leave_namespace(const char *name, int flag)
{
	status_layer(name, unshare(flag) ? -errno : 0, NULL);
}

/* The session keyring of who started bccx would otherwise be inherited; keyctl itself is refused later. */
static void leave_keyring(void)
{
	long err = syscall(SYS_keyctl, KEYCTL_JOIN_SESSION_KEYRING, NULL);

	status_layer("own-keyring", err < 0 ? -errno : 0, NULL);
}

static int become_nobody(const struct jail_child *child)
{
	char detail[32];
	uid_t uid;
	int err;

	if (child->became) {
		err = 0;
		uid = getuid();
	} else {
		err = privilege_unused_uid(&uid);
		if (!err)
			err = privilege_become(uid, uid);
	}
	snprintf(detail, sizeof(detail), "uid=%u", (unsigned int)uid);
	status_layer("own-user", err, detail);
	return err;
}

static int drop_privileges(const struct jail_child *child)
{
	int err = privilege_bound(0);
	bool own_user;

	/* Without CAP_SETPCAP no exec can raise anything either: no_new_privs follows. */
	status_layer("bounding-set", err, NULL);
	own_user = !become_nobody(child);
	err = privilege_keep(0);
	status_layer("no-capabilities", err, NULL);
	if (err)
		return err;
	/* Counted by user: a limit on a shared one would count processes that are not the child's. */
	if (own_user)
		err = privilege_limit(RLIMIT_NPROC, TASKS_MAX);
	return err;
}

static int limit_resources(const struct jail_options *options)
{
	static const int none[] = { RLIMIT_FSIZE, RLIMIT_CORE, RLIMIT_MEMLOCK, RLIMIT_MSGQUEUE };
	int err = 0;

	for (unsigned int i = 0; i < sizeof(none) / sizeof(none[0]) && !err; i++)
		err = privilege_limit(none[i], 0);
	if (!err)
		err = privilege_limit(RLIMIT_NOFILE, CHILD_DESCRIPTORS);
	if (!err && options->memory)
		err = privilege_limit(RLIMIT_DATA, options->memory);
	status_layer("limits", err, NULL);
	return err;
}

static void confine_files(const struct own_files *files)
{
	char detail[32];
	int ruleset = landlock_create();
	int err = ruleset < 0 ? ruleset : 0;

	for (unsigned int i = 0; i < files->nr && !err; i++)
		err = landlock_admit(ruleset, files->file[i].fd, files->file[i].access);
	if (!err)
		err = landlock_enforce(ruleset);
	snprintf(detail, sizeof(detail), "abi=%d files=%u", landlock_abi(), files->nr);
	status_layer("landlock", err, detail);
	if (ruleset >= 0)
		close(ruleset);
}

static int place_channels(const struct jail_child *child)
{
	int err = descriptors__place(child->script, FD_SCRIPT);

	for (int fd = FD_COMMANDS; fd <= FD_LOG && !err; fd++)
		err = descriptors__place(fd, fd);
	if (child->pipes[0] < 0) {
		close(FD_REQUESTS);
		close(FD_REPLIES);
		return err;
	}
	if (!err)
		err = descriptors__place(child->pipes[0], FD_REQUESTS);
	if (!err)
		err = descriptors__place(child->pipes[1], FD_REPLIES);
	return err;
}

static void confine_calls(int sync)
{
	int listener;
	int err = filter__install(sync, &listener);

	if (!err)
		err = passing__send(sync, &listener, 1);
	status_layer("seccomp", err, NULL);
}

static int execute(const struct jail_child *child)
{
	static char name[] = "bccx-sandbox";
	/* OpenSSL does without a configuration that does not exist, and ends node over one that it may not read. */
	static char openssl[] = "OPENSSL_CONF=/no-openssl-configuration";
	static char *const environment[] = { openssl, NULL };
	char *arguments[64] = { name };
	unsigned int n = 1;

	for (char **arg = child->options->arguments; *arg; arg++) {
		if (n == sizeof(arguments) / sizeof(arguments[0]) - 1)
			return -E2BIG;
		arguments[n++] = *arg;
	}
	arguments[n] = NULL;
	syscall(SYS_execveat, child->files.file[0].fd, "", arguments, environment, AT_EMPTY_PATH);
	return -errno;
}

static int confine(const struct jail_child *child)
{
	int err;

	come_first_for_the_oom_killer();
	leave_namespace("network-namespace", CLONE_NEWNET);
	leave_namespace("ipc-namespace", CLONE_NEWIPC);
	leave_namespace("uts-namespace", CLONE_NEWUTS);
	status_layer("own-root", root__enter(&child->files), NULL);
	if (chdir("/"))
		return -errno;
	leave_keyring();
	err = drop_privileges(child);
	if (!err)
		err = die_with_supervisor(child->sync);
	if (!err)
		err = privilege_no_new();
	if (err)
		return err;
	confine_files(&child->files);
	err = place_channels(child);
	return err ? err : limit_resources(child->options);
}

void jail_child__run(struct jail_child *child)
{
	int err = die_with_supervisor(child->sync);

	if (!err)
		err = confine(child);
	if (err) {
		status_error("confine", err);
		return;
	}
	confine_calls(child->sync);
	status_error("execute", execute(child));
}
