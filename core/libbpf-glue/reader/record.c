/* SPDX-License-Identifier: Apache-2.0 */
#include "record.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "maps.h"
#include "process_dir.h"
#include "rooted.h"
#include "vdso.h"

#define NS_PER_TICK 10000000ull /* user space sees 100 clock ticks a second on every architecture */
#define MAPPINGS_MAX 8192u /* of one process */
#define DELETED " (deleted)"

static struct record **records;
static size_t nr_records, room;
static size_t text_all, text_limit = 128u << 20, text_one = 16u << 20;
static uint64_t clock;

void record__limits(size_t all, size_t one)
{
	text_limit = all;
	text_one = one;
}

static void record_free(struct record *record)
{
	if (!record)
		return;
	for (size_t i = 0; i < record->nr_mappings; i++)
		object__put(record->mappings[i].object);
	if (record->perf_map >= 0)
		close(record->perf_map);
	root__put(record->root);
	text_all -= record->maps_len;
	free(record->mappings);
	free(record->maps);
	free(record);
}

static void drop(size_t index)
{
	record_free(records[index]);
	records[index] = records[--nr_records];
}

void record__clear(void)
{
	while (nr_records)
		drop(nr_records - 1);
	free(records);
	records = NULL;
	room = 0;
}

static bool drop_oldest_unused(void)
{
	size_t oldest = nr_records;

	for (size_t i = 0; i < nr_records; i++) {
		if (!records[i]->handles && (oldest == nr_records || records[i]->age < records[oldest]->age))
			oldest = i;
	}
	if (oldest == nr_records)
		return false;
	drop(oldest);
	return true;
}

static int keep(struct record *record)
{
	if (nr_records == room) {
		size_t more = room ? room * 2 : 64;
		struct record **bigger = realloc(records, more * sizeof(*records));

		if (!bigger)
			return -ENOMEM;
		records = bigger;
		room = more;
	}
	records[nr_records++] = record;
	record->age = ++clock;
	return 0;
}

static bool same_start(uint64_t start, uint64_t start_ns)
{
	uint64_t ticks = start_ns / NS_PER_TICK;
	uint64_t apart = ticks > start ? ticks - start : start - ticks;

	return apart <= 1;
}

/* The latest record of a process and of one of its images, 0: of any. */
static struct record *lookup(uint32_t tgid, uint64_t start_ns, uint32_t image)
{
	struct record *latest = NULL;

	for (size_t i = 0; i < nr_records; i++) {
		struct record *r = records[i];

		if (r->tgid == tgid && same_start(r->start, start_ns) && (!image || r->image == image) &&
		    (!latest || r->age > latest->age))
			latest = r;
	}
	return latest;
}

/* What a process mapped between its fork and its exec is what the process had that it was forked from. */
static struct record *lookup_forked(uint32_t image)
{
	struct record *latest = NULL;

	for (size_t i = 0; image && i < nr_records; i++) {
		if (records[i]->image == image && (!latest || records[i]->age > latest->age))
			latest = records[i];
	}
	return latest;
}

/* Through the mapping itself, which also leads to deleted and replaced files; needs CAP_CHECKPOINT_RESTORE. */
static int open_mapping(int dir, const struct maps_line *line)
{
	char name[64];
	int fd;

	snprintf(name, sizeof(name), "map_files/%llx-%llx", (unsigned long long)line->start,
		 (unsigned long long)line->end);
	fd = openat(dir, name, O_PATH | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

/* Through the process's root; only if the very file that is mapped is still there. */
static int open_by_path(int dir, const struct maps_line *line)
{
	struct stat st;
	int root, fd;

	if (!line->path_len || line->path[0] != '/')
		return -ENOENT;
	root = process_dir__root(dir);
	if (root < 0)
		return root;
	fd = rooted__open(root, line->path, line->path_len, ROOTED_NO_LINKS);
	close(root);
	if (fd < 0)
		return fd;
	if (fstat(fd, &st) || st.st_ino != line->inode) {
		close(fd);
		return -ESTALE;
	}
	return fd;
}

static void open_object(struct record_mapping *mapping, int dir, const struct maps_line *line)
{
	int fd;

	mapping->start = line->start;
	mapping->end = line->end;
	mapping->object = NULL;
	mapping->err = subject__enter(READER_SUBJECT_OBJECT, line->device, line->inode);
	if (mapping->err)
		return;
	fd = open_mapping(dir, line);
	if (fd < 0)
		fd = open_by_path(dir, line);
	if (fd < 0) {
		mapping->err = fd;
		return;
	}
	mapping->object = object__of_file(fd, line->device, line->inode);
	if (!mapping->object)
		mapping->err = -errno;
}

static int open_objects(struct record *record, int dir)
{
	const char *text = record->maps, *end = record->maps + record->maps_len;
	struct maps_line line;
	size_t n = 0;

	while (maps__next(&text, end, &line) && n < MAPPINGS_MAX)
		n += line.executable && line.inode;
	record->mappings = calloc(n + 1, sizeof(*record->mappings));
	if (!record->mappings)
		return -ENOMEM;
	text = record->maps;
	while (record->nr_mappings < n && maps__next(&text, end, &line)) {
		if (line.executable && line.inode)
			open_object(&record->mappings[record->nr_mappings++], dir, &line);
	}
	return 0;
}

static int fill(struct record *record, int dir)
{
	int err = subject__enter(READER_SUBJECT_PROCESS, record->tgid, record->start);

	if (!err)
		err = process_dir__maps(dir, text_one, &record->maps, &record->maps_len);
	if (err)
		return err;
	text_all += record->maps_len;
	while (text_all > text_limit && drop_oldest_unused())
		continue;
	if (text_all > text_limit)
		return -ENOMEM;
	return open_objects(record, dir);
}

/* Fills a record with what is behind dir. -EAGAIN when it became another program meanwhile. */
static int take(struct record *record, int dir)
{
	struct process_life life, then;
	int err = process_dir__life(dir, &life);

	if (err)
		return err;
	record->start = life.start;
	record->image = life.image;
	record->root = root__of(dir);
	if (process_dir__identity(dir, &record->owner, &record->inner_pid))
		record->inner_pid = 0;
	err = fill(record, dir);
	if (err)
		return err;
	/* One that has ended meanwhile can have run nothing else. */
	if (!process_dir__life(dir, &then) && then.image && then.image != life.image)
		return -EAGAIN;
	return 0;
}

#define EXECS_MAX 4 /* in a row, while one record is taken */

/* A record of the process as it is now, not kept yet; NULL with errno. */
static struct record *record_now(uint32_t tgid, int dir)
{
	int err = -EAGAIN;

	for (unsigned int tries = 0; err == -EAGAIN && tries < EXECS_MAX; tries++) {
		struct record *record = calloc(1, sizeof(*record));

		if (!record) {
			err = -ENOMEM;
			break;
		}
		record->tgid = tgid;
		record->perf_map = -1;
		err = take(record, dir);
		if (!err)
			return record;
		record_free(record);
	}
	errno = -err;
	return NULL;
}

/* The record of what a process runs now, which start_ns and image, where they are not 0, have to be true of. */
static struct record *find_running(uint32_t tgid, int dir, uint64_t start_ns, uint32_t image)
{
	struct process_life life;
	struct record *record;
	int err = process_dir__life(dir, &life);

	if (!err && start_ns && !same_start(life.start, start_ns))
		err = -ESRCH;
	if (!err && image && life.image != image)
		err = -ESRCH;
	if (err) {
		errno = -err;
		return NULL;
	}
	record = lookup(tgid, life.start * NS_PER_TICK, life.image);
	if (record)
		return record;
	record = record_now(tgid, dir);
	if (!record)
		return NULL;
	err = keep(record);
	if (err) {
		record_free(record);
		errno = -err;
		return NULL;
	}
	if (!image || record->image == image)
		return record;
	errno = ESRCH;
	return NULL;
}

struct record *record__find(uint32_t tgid, uint64_t start_ns, uint32_t image)
{
	struct record *record = start_ns ? lookup(tgid, start_ns, image) : NULL;
	int err, dir;

	if (record)
		return record;
	dir = process_dir__open(tgid);
	if (dir >= 0) {
		record = find_running(tgid, dir, start_ns, image);
		err = record ? 0 : -errno;
		close(dir);
	} else {
		err = dir;
	}
	if (!record && err == -ESRCH)
		record = lookup_forked(image);
	if (!record)
		errno = -err;
	return record;
}

void record__renew(uint32_t tgid)
{
	int dir = process_dir__open(tgid);
	struct record *old, *record;

	if (dir < 0)
		return;
	record = record_now(tgid, dir);
	close(dir);
	if (!record)
		return;
	old = lookup(tgid, record->start * NS_PER_TICK, record->image);
	/* One that is ending has no mappings any more: what was recorded of it stays. */
	if (!record->nr_mappings || keep(record)) {
		record_free(record);
		return;
	}
	for (size_t i = 0; i < nr_records; i++) {
		if (records[i] == old && !old->handles) {
			drop(i);
			break;
		}
	}
}

void record__all(bool (*allowed)(uint32_t tgid))
{
	DIR *proc = opendir("/proc");
	struct dirent *entry;

	if (!proc)
		return;
	while ((entry = readdir(proc))) {
		uint32_t tgid;

		if (!isdigit((unsigned char)entry->d_name[0]))
			continue;
		tgid = (uint32_t)strtoul(entry->d_name, NULL, 10);
		/* One that cannot be recorded, such as one that has just ended, is missing then. */
		if (allowed(tgid) && !record__find(tgid, 0, 0))
			continue;
	}
	closedir(proc);
}

static const struct record_mapping *mapping_at(const struct record *record, uint64_t start)
{
	for (size_t i = 0; i < record->nr_mappings; i++) {
		if (record->mappings[i].start == start)
			return &record->mappings[i];
	}
	return NULL;
}

/* A mapping without a file: [vdso], or memory, which is no object. */
static struct object *unnamed_object(const struct record *record, uint64_t start)
{
	const char *text = record->maps, *end = record->maps + record->maps_len;
	struct maps_line line;

	while (maps__next(&text, end, &line)) {
		if (line.start != start || !line.executable)
			continue;
		if (line.path_len == 6 && !memcmp(line.path, "[vdso]", 6))
			return vdso__object(record, line.start, line.end);
		break;
	}
	errno = ENOENT;
	return NULL;
}

struct object *record__object(struct record *record, uint64_t start)
{
	const struct record_mapping *mapping = mapping_at(record, start);
	struct object *object;
	int err;

	if (mapping && !mapping->object) {
		errno = -mapping->err;
		return NULL;
	}
	object = mapping ? object__get(mapping->object) : unnamed_object(record, start);
	if (!object)
		return NULL;
	err = object__check(object);
	if (err) {
		object__put(object);
		errno = -err;
		return NULL;
	}
	return object;
}

size_t record__path(const struct record *record, const struct object *object, const char **path)
{
	const char *text = record->maps, *end = record->maps + record->maps_len;
	const size_t deleted = sizeof(DELETED) - 1;
	struct maps_line line;
	uint64_t start = 0;

	for (size_t i = 0; i < record->nr_mappings && !start; i++) {
		if (record->mappings[i].object == object)
			start = record->mappings[i].start;
	}
	while (start && maps__next(&text, end, &line)) {
		if (line.start != start)
			continue;
		*path = line.path;
		if (line.path_len > deleted && !memcmp(line.path + line.path_len - deleted, DELETED, deleted))
			return line.path_len - deleted;
		return line.path_len;
	}
	return 0;
}
