/* SPDX-License-Identifier: Apache-2.0 */
/* Runs a program where it has no capability and cannot make a namespace, not even a user namespace:
 *
 *   powerless PROGRAM ARGUMENT...
 */
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

static void need(int good, const char *what)
{
	if (good)
		return;
	perror(what);
	exit(1);
}

static void write_text(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY);

	need(fd >= 0 && write(fd, text, strlen(text)) == (ssize_t)strlen(text), path);
	close(fd);
}

int main(int argc, char **argv)
{
	/* Asked before they have no name in the new namespace. */
	const unsigned int uid = geteuid(), gid = getegid();
	char map[32];

	need(argc > 1, "no program");
	snprintf(map, sizeof(map), "0 %u 1\n", uid);
	need(!unshare(CLONE_NEWUSER), "unshare");
	write_text("/proc/self/uid_map", map);
	write_text("/proc/self/setgroups", "deny");
	snprintf(map, sizeof(map), "0 %u 1\n", gid);
	write_text("/proc/self/gid_map", map);
	write_text("/proc/sys/user/max_user_namespaces", "0");
	/* At exec root gets what the bounding set leaves it. */
	for (int cap = 0; prctl(PR_CAPBSET_READ, cap) >= 0; cap++)
		need(!prctl(PR_CAPBSET_DROP, cap), "drop");
	execv(argv[1], argv + 1);
	need(0, argv[1]);
}
