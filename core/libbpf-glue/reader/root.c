/* SPDX-License-Identifier: Apache-2.0 */
#include "root.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "process_dir.h"

static struct root *roots;

/* `mnt:[4026531841]`, or 0 when it cannot be told. */
static uint64_t namespace_of(int dir)
{
	char text[64];
	unsigned long long inode;
	ssize_t len = readlinkat(dir, "ns/mnt", text, sizeof(text) - 1);

	if (len < 0)
		return 0;
	text[len] = 0;
	return sscanf(text, "mnt:[%llu]", &inode) == 1 ? inode : 0;
}

static struct root *known(uint64_t namespace, const struct stat *st)
{
	for (struct root *root = roots; root && namespace; root = root->next) {
		if (root->namespace == namespace && root->device == st->st_dev && root->inode == st->st_ino)
			return root;
	}
	return NULL;
}

static struct root *create(int fd, uint64_t namespace, const struct stat *st)
{
	struct root *root = calloc(1, sizeof(*root));

	if (!root)
		return NULL;
	*root = (struct root){ .next = roots,
			       .references = 1,
			       .namespace = namespace,
			       .device = st->st_dev,
			       .inode = st->st_ino,
			       .fd = fd };
	roots = root;
	return root;
}

struct root *root__of(int dir)
{
	uint64_t namespace = namespace_of(dir);
	int fd = process_dir__root(dir);
	struct root *root = NULL;
	struct stat st;

	if (fd < 0)
		return NULL;
	if (!fstat(fd, &st)) {
		root = known(namespace, &st);
		if (root) {
			root->references++;
			close(fd);
			return root;
		}
		root = create(fd, namespace, &st);
	}
	if (!root)
		close(fd);
	return root;
}

const struct root *root__own(void)
{
	static struct root *own;
	int dir = own ? -1 : process_dir__open((uint32_t)getpid());

	if (dir >= 0) {
		own = root__of(dir);
		close(dir);
	}
	return own;
}

void root__put(struct root *root)
{
	struct root **link = &roots;

	if (!root || --root->references)
		return;
	while (*link != root)
		link = &(*link)->next;
	*link = root->next;
	close(root->fd);
	free(root);
}
