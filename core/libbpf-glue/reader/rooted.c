/* SPDX-License-Identifier: Apache-2.0 */
#include "rooted.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DEPTH_MAX 64 /* directories between root and file */
#define LINKS_MAX 40 /* as the kernel has it */

struct walk {
	int dirs[DEPTH_MAX]; /* descriptors from root, which is not ours to close, downwards */
	unsigned int depth;
	char rest[PATH_MAX]; /* what is not walked yet */
	unsigned int links_left;
};

static void go_up(struct walk *w)
{
	if (w->depth > 1)
		close(w->dirs[--w->depth]);
}

static void go_to_root(struct walk *w)
{
	while (w->depth > 1)
		go_up(w);
}

/* Takes the next component off rest; false at its end. */
static bool next(struct walk *w, char name[NAME_MAX + 1], int *err)
{
	size_t skip = strspn(w->rest, "/");
	size_t len = strcspn(w->rest + skip, "/");

	if (len == 0)
		return false;
	if (len > NAME_MAX) {
		*err = -ENAMETOOLONG;
		return false;
	}
	memcpy(name, w->rest + skip, len);
	name[len] = 0;
	memmove(w->rest, w->rest + skip + len, strlen(w->rest + skip + len) + 1);
	return true;
}

/* Puts the text of the link fd, which lies in the current directory, before rest. */
static int expand(struct walk *w, int fd)
{
	char text[PATH_MAX];
	size_t rest = strlen(w->rest);
	ssize_t n;

	if (w->links_left == 0)
		return -ELOOP;
	w->links_left--;
	n = readlinkat(fd, "", text, sizeof(text));
	if (n < 0)
		return -errno;
	if (n == 0)
		return -ENOENT;
	if ((size_t)n + 1 + rest >= sizeof(w->rest))
		return -ENAMETOOLONG;
	memmove(w->rest + n + 1, w->rest, rest + 1);
	memcpy(w->rest, text, (size_t)n);
	w->rest[n] = '/';
	if (text[0] == '/')
		go_to_root(w);
	return 0;
}

/* fd is what a component led to: a directory is entered, a link expanded, anything else is the end of the path. */
static int enter(struct walk *w, int fd)
{
	struct stat st;

	if (fstat(fd, &st))
		return -errno;
	if (S_ISLNK(st.st_mode))
		return expand(w, fd);
	if (!S_ISDIR(st.st_mode))
		return w->rest[strspn(w->rest, "/")] ? -ENOTDIR : fd;
	if (w->depth == DEPTH_MAX)
		return -ELOOP;
	w->dirs[w->depth++] = fd;
	return 0;
}

static bool is_kept(const struct walk *w, int fd)
{
	return w->dirs[w->depth - 1] == fd;
}

/* 0 to go on, the descriptor of what is no directory, or -errno. */
static int step(struct walk *w, const char *name)
{
	int fd, result;

	if (!strcmp(name, "."))
		return 0;
	if (!strcmp(name, "..")) {
		go_up(w);
		return 0;
	}
	fd = openat(w->dirs[w->depth - 1], name, O_PATH | O_NOFOLLOW | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	result = enter(w, fd);
	if (result != fd && !is_kept(w, fd))
		close(fd);
	return result;
}

static int walk(struct walk *w)
{
	char name[NAME_MAX + 1];
	int result = 0;

	while (result == 0 && next(w, name, &result))
		result = step(w, name);
	if (result)
		return result;
	/* It led to a directory. */
	result = fcntl(w->dirs[w->depth - 1], F_DUPFD_CLOEXEC, 0);
	return result < 0 ? -errno : result;
}

int rooted__open(int root, const char *path, size_t len, enum rooted_links links)
{
	struct walk w = { .dirs = { root }, .depth = 1, .links_left = links == ROOTED_LINKS ? LINKS_MAX : 0 };
	int result;

	if (len >= sizeof(w.rest) || memchr(path, 0, len))
		return -ENAMETOOLONG;
	memcpy(w.rest, path, len);
	w.rest[len] = 0;
	result = walk(&w);
	go_to_root(&w);
	return result;
}
