/* SPDX-License-Identifier: Apache-2.0 */
#include "own_files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "elf_needs.h"
#include "../confine/kernel_abi.h"

#define READ BCCX_LANDLOCK_FS_READ_FILE
#define RUN (BCCX_LANDLOCK_FS_READ_FILE | BCCX_LANDLOCK_FS_EXECUTE)
#define LOADER_CACHE "/etc/ld.so.cache"
#define MAPPED_MAX 256

/* An executable file mapping of the parent. */
struct mapped {
	char path[PATH_MAX];
	char soname[ELF_NAME_MAX];
	int fd;
	bool taken;
};

static struct mapped mapped[MAPPED_MAX];
static unsigned int nr_mapped;

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

static struct own_file *add(struct own_files *files, int fd, const char *path, uint64_t access)
{
	struct own_file *file;

	if (files->nr == OWN_FILES_MAX || strlen(path) >= PATH_MAX)
		return NULL;
	file = &files->file[files->nr++];
	file->fd = fd;
	file->access = access;
	file->alias[0] = 0;
	strcpy(file->path, path);
	return file;
}

static bool is_mapped(const char *path)
{
	return nr_mapped > 0 && !strcmp(mapped[nr_mapped - 1].path, path);
}

/* Path of a line of /proc/PID/maps that maps a file executable; NULL for any other line. */
static const char *executable_path(char *line)
{
	char *path = strchr(line, '/');
	char *perms = strchr(line, ' ');

	if (!path || !perms || perms[3] != 'x')
		return NULL;
	path[strcspn(path, "\n")] = 0;
	return path;
}

static void open_mapped(const char *path)
{
	struct elf_needs needs;
	struct mapped *m = &mapped[nr_mapped];

	if (nr_mapped == MAPPED_MAX || strlen(path) >= PATH_MAX || is_mapped(path))
		return;
	m->fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (m->fd < 0)
		return;
	if (elf_needs__read(&needs, m->fd)) {
		close(m->fd);
		return;
	}
	strcpy(m->path, path);
	strcpy(m->soname, needs.soname);
	m->taken = false;
	nr_mapped++;
}

static int read_mapped(pid_t parent)
{
	char line[PATH_MAX + 128];
	FILE *maps;

	snprintf(line, sizeof(line), "/proc/%d/maps", (int)parent);
	maps = fopen(line, "re");
	if (!maps)
		return -errno;
	nr_mapped = 0;
	while (fgets(line, sizeof(line), maps)) {
		const char *path = executable_path(line);

		if (path)
			open_mapped(path);
	}
	fclose(maps);
	return 0;
}

static void take(struct own_files *files, const char *name)
{
	for (unsigned int i = 0; i < nr_mapped; i++) {
		struct mapped *m = &mapped[i];
		struct own_file *file;

		if (strcmp(m->soname, name) && strcmp(base_name(m->path), name))
			continue;
		if (m->taken)
			return;
		file = add(files, m->fd, m->path, READ);
		m->taken = file != NULL;
		if (file && strcmp(base_name(m->path), name))
			snprintf(file->alias, sizeof(file->alias), "%s", name);
		return;
	}
}

static int take_interpreter(struct own_files *files, const char *path)
{
	char real[PATH_MAX];
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0)
		return -errno;
	if (!realpath(path, real) || !add(files, fd, real, RUN)) {
		close(fd);
		return -E2BIG;
	}
	strcpy(files->interpreter, path);
	for (unsigned int i = 0; i < nr_mapped; i++)
		mapped[i].taken |= !strcmp(mapped[i].path, real);
	return 0;
}

int own_files__collect(struct own_files *files, int node, const char *path, pid_t parent)
{
	struct elf_needs needs;
	int err, fd;

	files->nr = 0;
	files->interpreter[0] = 0;
	if (!add(files, node, path, RUN))
		return -ENAMETOOLONG;
	err = elf_needs__read(&needs, node);
	if (err || !needs.interpreter[0])
		return err;
	err = read_mapped(parent);
	if (!err)
		err = take_interpreter(files, needs.interpreter);
	if (err)
		return err;
	/* files grows while it is walked: what a library needs comes behind it. */
	for (unsigned int i = 0; i < files->nr; i++) {
		if (elf_needs__read(&needs, files->file[i].fd))
			continue;
		for (unsigned int n = 0; n < needs.nr_needed; n++)
			take(files, needs.needed[n]);
	}
	fd = open(LOADER_CACHE, O_RDONLY | O_CLOEXEC);
	if (fd >= 0 && !add(files, fd, LOADER_CACHE, READ))
		close(fd);
	return 0;
}
