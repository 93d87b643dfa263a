// SPDX-License-Identifier: Apache-2.0
/*
 * A file system with one file, whose pages can be read until it is told to hang.
 *
 *   hanging-fs FOLDER FILE
 *
 * Mounts itself on FOLDER, prints "ready", serves FOLDER/file with the contents
 * of FILE, and after SIGUSR1 leaves every further read without an answer. Ends,
 * and unmounts, on SIGTERM. It speaks the kernel's FUSE protocol
 * (include/uapi/linux/fuse.h) itself, so that nothing has to be installed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/fuse.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILE_NODE 2

static volatile sig_atomic_t hanging, ended;
static const char *folder;
static off_t size;
static int contents, device;

static void on_signal(int signal)
{
	if (signal == SIGUSR1)
		hanging = 1;
	else
		ended = 1;
}

static void answer(const struct fuse_in_header *in, int error, const void *body, size_t length)
{
	struct fuse_out_header out = { .len = sizeof(out) + (error ? 0 : length),
				       .error = -error,
				       .unique = in->unique };
	struct iovec parts[] = { { &out, sizeof(out) }, { (void *)body, error ? 0 : length } };

	if (writev(device, parts, 2) < 0 && errno != ENOENT)
		perror("hanging-fs: answer");
}

static struct fuse_attr attributes(unsigned long node)
{
	struct fuse_attr attr = { .ino = node,
				  .mode = node == FILE_NODE ? S_IFREG | 0755 : S_IFDIR | 0755,
				  .nlink = 1 };

	if (node == FILE_NODE) {
		attr.size = size;
		attr.blocks = (size + 511) / 512;
	}
	return attr;
}

static void serve_read(const struct fuse_in_header *in, const struct fuse_read_in *read)
{
	char *buffer = malloc(read->size);
	ssize_t got = buffer ? pread(contents, buffer, read->size, read->offset) : -1;

	answer(in, got < 0 ? EIO : 0, buffer, got < 0 ? 0 : got);
	free(buffer);
}

static void serve(const struct fuse_in_header *in, const void *body)
{
	switch (in->opcode) {
	case FUSE_INIT: {
		struct fuse_init_out out = {
			.major = FUSE_KERNEL_VERSION, .minor = 31, .max_write = 4096, .max_readahead = 0
		};

		answer(in, 0, &out, sizeof(out));
		break;
	}
	case FUSE_LOOKUP: {
		struct fuse_entry_out out = {
			.nodeid = FILE_NODE, .attr_valid = 3600, .entry_valid = 3600, .attr = attributes(FILE_NODE)
		};

		answer(in, strcmp(body, "file") ? ENOENT : 0, &out, sizeof(out));
		break;
	}
	case FUSE_GETATTR: {
		struct fuse_attr_out out = { .attr_valid = 3600, .attr = attributes(in->nodeid) };

		answer(in, 0, &out, sizeof(out));
		break;
	}
	case FUSE_OPEN:
	case FUSE_OPENDIR: {
		/* Pages of a running program must not be dropped when someone opens its file. */
		struct fuse_open_out out = { .fh = 1, .open_flags = FOPEN_KEEP_CACHE };

		answer(in, 0, &out, sizeof(out));
		break;
	}
	case FUSE_READ:
		if (!hanging)
			serve_read(in, body);
		break;
	case FUSE_FORGET:
	case FUSE_BATCH_FORGET:
	case FUSE_INTERRUPT:
		break;
	default:
		answer(in, ENOSYS, NULL, 0);
	}
}

int main(int argc, char **argv)
{
	struct sigaction action = { .sa_handler = on_signal };
	static char request[1 << 20];
	char options[128];
	struct stat stats;

	if (argc != 3)
		return 2;
	folder = argv[1];
	contents = open(argv[2], O_RDONLY | O_CLOEXEC);
	device = open("/dev/fuse", O_RDWR | O_CLOEXEC);
	if (contents < 0 || device < 0 || fstat(contents, &stats)) {
		perror("hanging-fs");
		return 1;
	}
	size = stats.st_size;
	snprintf(options, sizeof(options), "fd=%d,rootmode=40000,user_id=0,group_id=0,allow_other", device);
	if (mount("hanging", folder, "fuse.hanging", MS_NODEV | MS_NOSUID, options)) {
		perror("hanging-fs: mount");
		return 1;
	}
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	sigaction(SIGUSR1, &action, NULL);
	sigaction(SIGTERM, &action, NULL);
	printf("ready\n");
	fflush(stdout);
	while (!ended) {
		ssize_t got = read(device, request, sizeof(request));

		if (got >= (ssize_t)sizeof(struct fuse_in_header))
			serve((void *)request, request + sizeof(struct fuse_in_header));
		else if (got < 0 && errno != EINTR && errno != ENOENT)
			break;
	}
	umount2(folder, MNT_DETACH);
	return 0;
}
