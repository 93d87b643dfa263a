// SPDX-License-Identifier: Apache-2.0
#define _GNU_SOURCE
#include "native_host.h"
#include <bccx/abi.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

#define HANDLES 4096

struct process {
	uint32_t tgid;
	char *maps; /* as first seen */
	char *perf_map;
	int made_up;
};

struct object {
	int used;
	int fd; /* -1: bytes */
	char *bytes;
	char *path; /* of a file */
	uint64_t size;
	dev_t device;
	ino_t inode;
	int mapped; /* opened as what a process maps: once, however many do */
};

struct cached {
	uint8_t key[64];
	uint32_t key_len;
	uint32_t len;
	uint8_t *bytes;
};

#define CACHED 256

static struct cached cached[CACHED];
static int gives_identities;
static struct process processes[HANDLES];
static struct object objects[HANDLES];
static char *kallsyms_text, *logged, *debug_root;
static size_t logged_len;
static const void *companion;
static size_t companion_len;
static uint8_t *emitted;
static size_t emitted_len;
static uint64_t reads, read_bytes;
static int last_errno;
static int reads_left = -1;

static int answer(int err)
{
	last_errno = err;
	return -err;
}

static char *slurp(const char *path, size_t *len)
{
	size_t cap = 1 << 16, used = 0;
	char *text = malloc(cap + 1);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got;

	if (fd < 0) {
		free(text);
		return NULL;
	}
	while ((got = read(fd, text + used, cap - used)) > 0) {
		used += (size_t)got;
		if (used == cap)
			text = realloc(text, (cap *= 2) + 1);
	}
	close(fd);
	text[used] = 0;
	if (len)
		*len = used;
	return text;
}

static int64_t part_of(const char *text, size_t len, uint64_t offset, void *dst, uint32_t cap)
{
	if (offset >= len)
		return 0;
	if (cap > len - offset)
		cap = (uint32_t)(len - offset);
	memcpy(dst, text + offset, cap);
	return cap;
}

void native_host__add_process(uint32_t tgid, const char *maps)
{
	for (int i = 1; i < HANDLES; i++)
		if (!processes[i].maps) {
			processes[i] = (struct process){ .tgid = tgid, .maps = strdup(maps), .made_up = 1 };
			return;
		}
}

void native_host__remap(uint32_t tgid, const char *maps)
{
	for (int i = 1; i < HANDLES; i++)
		if (processes[i].maps && processes[i].tgid == tgid)
			processes[i].tgid = UINT32_MAX;
	native_host__add_process(tgid, maps);
}

void native_host__set_kallsyms(const char *text)
{
	free(kallsyms_text);
	kallsyms_text = strdup(text);
}

void native_host__set_perf_map(uint32_t tgid, const char *text)
{
	for (int i = 1; i < HANDLES; i++)
		if (processes[i].maps && processes[i].tgid == tgid) {
			free(processes[i].perf_map);
			processes[i].perf_map = strdup(text);
		}
}

static int32_t add_object(struct object object)
{
	for (int i = 1; i < HANDLES; i++)
		if (!objects[i].used) {
			object.used = 1;
			objects[i] = object;
			return i;
		}
	return answer(EMFILE);
}

void native_host__set_companion(const void *bytes, size_t len)
{
	companion = bytes;
	companion_len = len;
}

int32_t native_host__open_bytes(const void *bytes, size_t len)
{
	struct object object = { .fd = -1, .size = len, .bytes = malloc(len + 1) };

	memcpy(object.bytes, bytes, len);
	return add_object(object);
}

void native_host__set_debug_root(const char *root)
{
	free(debug_root);
	debug_root = root ? strdup(root) : NULL;
}

const uint8_t *native_host__emitted(size_t *len)
{
	*len = emitted_len;
	return emitted;
}

const char *native_host__logged(void)
{
	return logged ? logged : "";
}

int native_host__open_handles(void)
{
	int count = 0;

	for (int i = 0; i < HANDLES; i++)
		count += objects[i].used;
	return count;
}

uint64_t native_host__reads(void)
{
	return reads;
}

uint64_t native_host__read_bytes(void)
{
	return read_bytes;
}

void native_host__fail_reads_after(int count)
{
	reads_left = count;
}

void native_host__reset(void)
{
	for (int i = 0; i < HANDLES; i++) {
		free(processes[i].maps);
		free(processes[i].perf_map);
		if (objects[i].used)
			bccx_host_object_close(i);
	}
	memset(processes, 0, sizeof(processes));
	free(kallsyms_text);
	free(logged);
	free(emitted);
	free(debug_root);
	kallsyms_text = logged = debug_root = NULL;
	companion = NULL;
	emitted = NULL;
	emitted_len = logged_len = 0;
	reads = read_bytes = 0;
}

void bccx_host_log(uint32_t level, const void *text, uint32_t len)
{
	logged = realloc(logged, logged_len + len + 4);
	logged[logged_len++] = (char)('0' + level);
	logged[logged_len++] = ' ';
	memcpy(logged + logged_len, text, len);
	logged_len += len;
	logged[logged_len++] = '\n';
	logged[logged_len] = 0;
}

int64_t bccx_host_clock_ns(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return ((int64_t)now.tv_sec * 1000000000 + now.tv_nsec) / 1000 * 1000;
}

int32_t bccx_host_last_error(void *dst, uint32_t cap)
{
	int len = snprintf(dst, cap, "%s", strerror(last_errno));

	return len < (int)cap ? len : (int)cap - 1;
}

int32_t bccx_host_process_open(uint32_t tgid, uint64_t start_ns, uint32_t epoch)
{
	char path[64], *maps;
	int free_slot = 0;

	(void)start_ns;
	(void)epoch;
	for (int i = 1; i < HANDLES; i++) {
		if (processes[i].maps && processes[i].tgid == tgid)
			return i;
		if (!processes[i].maps && !free_slot)
			free_slot = i;
	}
	snprintf(path, sizeof(path), "/proc/%u/maps", tgid);
	maps = slurp(path, NULL);
	if (!maps || !free_slot) {
		free(maps);
		return answer(ESRCH);
	}
	processes[free_slot] = (struct process){ .tgid = tgid, .maps = maps };
	return free_slot;
}

int64_t bccx_host_process_maps(int32_t process, uint64_t offset, void *dst, uint32_t cap)
{
	if (process <= 0 || process >= HANDLES || !processes[process].maps)
		return answer(EBADF);
	return part_of(processes[process].maps, strlen(processes[process].maps), offset, dst, cap);
}

void bccx_host_process_close(int32_t process)
{
	(void)process;
}

/* The handle of what is mapped already, or the new one of object, which takes what is in it. */
static int32_t one_of_mapped(struct object object)
{
	object.mapped = 1;
	for (int i = 1; i < HANDLES; i++) {
		const struct object *known = &objects[i];
		int same = known->used && known->mapped && known->size == object.size &&
			   (object.bytes
				    ? known->bytes && !memcmp(known->bytes, object.bytes, object.size)
				    : !known->bytes && known->device == object.device && known->inode == object.inode);

		if (!same)
			continue;
		if (object.fd >= 0)
			close(object.fd);
		free(object.bytes);
		free(object.path);
		return i;
	}
	return add_object(object);
}

static int32_t open_file(const char *path, int32_t (*add)(struct object object))
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat stat;

	if (fd < 0)
		return answer(errno);
	if (fstat(fd, &stat) || !S_ISREG(stat.st_mode)) {
		close(fd);
		return answer(EACCES);
	}
	return add((struct object){ .fd = fd,
				    .path = strdup(path),
				    .size = (uint64_t)stat.st_size,
				    .device = stat.st_dev,
				    .inode = stat.st_ino });
}

static int32_t open_memory(uint32_t tgid, uint64_t start, uint64_t end)
{
	struct object object = { .fd = -1, .size = end - start, .bytes = malloc(end - start) };
	char path[64];
	int fd;

	snprintf(path, sizeof(path), "/proc/%u/mem", tgid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || pread(fd, object.bytes, object.size, (off_t)start) != (ssize_t)object.size) {
		if (fd >= 0)
			close(fd);
		free(object.bytes);
		return answer(EIO);
	}
	close(fd);
	return one_of_mapped(object);
}

int32_t bccx_host_object_open(int32_t process, uint64_t map_start)
{
	const char *line;

	if (process <= 0 || process >= HANDLES || !processes[process].maps)
		return answer(EBADF);
	for (line = processes[process].maps; line && *line; line = strchr(line, '\n') ? strchr(line, '\n') + 1 : NULL) {
		uint64_t start, end;
		int at = 0;
		char path[4200] = "";

		if (sscanf(line, "%" SCNx64 "-%" SCNx64 " %*s %*x %*x:%*x %*u%n", &start, &end, &at) < 2 ||
		    start != map_start)
			continue;
		while (line[at] == ' ')
			at++;
		snprintf(path, sizeof(path), "%.*s", (int)strcspn(line + at, "\n"), line + at);
		if (!strcmp(path, "[vdso]"))
			return open_memory(processes[process].tgid, start, end);
		if (!processes[process].made_up)
			snprintf(path, sizeof(path), "/proc/%u/map_files/%" PRIx64 "-%" PRIx64, processes[process].tgid,
				 start, end);
		return open_file(path, one_of_mapped);
	}
	return answer(ENOENT);
}

static struct object *object_of(int32_t handle)
{
	return handle > 0 && handle < HANDLES && objects[handle].used ? &objects[handle] : NULL;
}

int64_t bccx_host_object_size(int32_t handle)
{
	struct object *object = object_of(handle);

	return object ? (int64_t)object->size : answer(EBADF);
}

int64_t bccx_host_object_read(int32_t handle, uint64_t offset, void *dst, uint32_t len)
{
	struct object *object = object_of(handle);
	ssize_t got;

	if (!object)
		return answer(EBADF);
	if (!reads_left)
		return answer(EIO);
	if (reads_left > 0)
		reads_left--;
	reads++;
	if (object->bytes) {
		got = (ssize_t)part_of(object->bytes, object->size, offset, dst, len);
	} else {
		got = pread(object->fd, dst, len, (off_t)offset);
		if (got < 0)
			return answer(errno);
	}
	read_bytes += (uint64_t)got;
	return got;
}

void bccx_host_object_close(int32_t handle)
{
	struct object *object = object_of(handle);

	if (!object)
		return;
	if (object->fd >= 0)
		close(object->fd);
	free(object->bytes);
	free(object->path);
	memset(object, 0, sizeof(*object));
}

/* By its path, which is relative to the object's folder. */
static int32_t open_at_path(const struct object *object, const char *name, uint32_t len)
{
	const char *slash = object->path ? strrchr(object->path, '/') : NULL;
	char path[4200];

	if (len && name[0] == '/')
		snprintf(path, sizeof(path), "%.*s", (int)len, name);
	else
		snprintf(path, sizeof(path), "%.*s%.*s", slash ? (int)(slash - object->path + 1) : 0,
			 slash ? object->path : "", (int)len, name);
	return open_file(path, add_object);
}

int32_t bccx_host_companion_open(int32_t handle, uint32_t kind, const void *name, uint32_t len)
{
	const unsigned char *bytes = name;
	struct object *object = object_of(handle);
	char path[4200];
	int at;

	if (!object)
		return answer(EBADF);
	if (companion)
		return native_host__open_bytes(companion, companion_len);
	if (kind == BCCX_COMPANION_SPLIT_PACKAGE && object->path) {
		snprintf(path, sizeof(path), "%s.dwp", object->path);
		return open_file(path, add_object);
	}
	if (kind == BCCX_COMPANION_SPLIT_OBJECT)
		return open_at_path(object, name, len);
	if (kind == BCCX_COMPANION_ALTLINK)
		return open_at_path(object, name, (uint32_t)strnlen(name, len));
	if (!debug_root)
		return answer(ENOENT);
	if (kind == BCCX_COMPANION_BUILD_ID && len > 1) {
		at = snprintf(path, sizeof(path), "%s/.build-id/%02x/", debug_root, bytes[0]);
		for (uint32_t i = 1; i < len; i++)
			at += snprintf(path + at, sizeof(path) - (size_t)at, "%02x", bytes[i]);
		snprintf(path + at, sizeof(path) - (size_t)at, ".debug");
	} else if (kind == BCCX_COMPANION_DEBUGLINK) {
		snprintf(path, sizeof(path), "%s/%.*s", debug_root, (int)len, (const char *)name);
	} else {
		return answer(ENOENT);
	}
	return open_file(path, add_object);
}

int64_t bccx_host_kallsyms(uint64_t offset, void *dst, uint32_t cap)
{
	if (!kallsyms_text) {
		kallsyms_text = slurp("/proc/kallsyms", NULL);
		if (!kallsyms_text)
			return answer(EACCES);
	}
	return part_of(kallsyms_text, strlen(kallsyms_text), offset, dst, cap);
}

int64_t bccx_host_perf_map(int32_t process, uint64_t offset, void *dst, uint32_t cap)
{
	char path[64];

	if (process <= 0 || process >= HANDLES || !processes[process].maps)
		return answer(EBADF);
	if (!processes[process].perf_map) {
		snprintf(path, sizeof(path), "/tmp/perf-%u.map", processes[process].tgid);
		processes[process].perf_map = slurp(path, NULL);
	}
	if (!processes[process].perf_map)
		return answer(ENOENT);
	return part_of(processes[process].perf_map, strlen(processes[process].perf_map), offset, dst, cap);
}

static struct cached *find_cached(const void *key, uint32_t key_len)
{
	for (int i = 0; i < CACHED; i++)
		if (cached[i].bytes && cached[i].key_len == key_len && !memcmp(cached[i].key, key, key_len))
			return &cached[i];
	return NULL;
}

int64_t bccx_host_cache_get(const void *key, uint32_t key_len, void *dst, uint32_t cap)
{
	const struct cached *entry = find_cached(key, key_len);

	if (!entry)
		return answer(ENOENT);
	if (cap)
		memcpy(dst, entry->bytes, cap < entry->len ? cap : entry->len);
	return entry->len;
}

int32_t bccx_host_cache_put(const void *key, uint32_t key_len, const void *src, uint32_t len)
{
	struct cached *entry = find_cached(key, key_len);

	for (int i = 0; !entry && i < CACHED; i++)
		if (!cached[i].bytes)
			entry = &cached[i];
	if (!entry || key_len > sizeof(entry->key))
		return 0;
	free(entry->bytes);
	*entry = (struct cached){ .bytes = malloc(len + 1), .len = len, .key_len = key_len };
	memcpy(entry->bytes, src, len);
	memcpy(entry->key, key, key_len);
	return 0;
}

uint8_t *native_host__cached(uint32_t *len)
{
	for (int i = 0; i < CACHED; i++)
		if (cached[i].bytes) {
			*len = cached[i].len;
			return cached[i].bytes;
		}
	return NULL;
}

void native_host__forget_cached(void)
{
	for (int i = 0; i < CACHED; i++)
		free(cached[i].bytes);
	memset(cached, 0, sizeof(cached));
}

void native_host__give_identities(int given)
{
	gives_identities = given;
}

int64_t bccx_host_object_identity(int32_t handle)
{
	const struct object *object = object_of(handle);

	if (!object)
		return answer(EBADF);
	return gives_identities && object->path ? (int64_t)(object->inode << 20 ^ object->size) + 1 : 0;
}

int64_t bccx_host_inflate(uint32_t kind, const void *src, uint32_t src_len, void *dst, uint32_t cap)
{
	uLongf len = cap;
	size_t got;
	int err;

	if (kind == BCCX_INFLATE_ZSTD) {
		got = ZSTD_decompress(dst, cap, src, src_len);
		return ZSTD_isError(got) ? answer(EINVAL) : (int64_t)got;
	}
	if (kind != BCCX_INFLATE_ZLIB)
		return answer(ENOSYS);
	err = uncompress(dst, &len, src, src_len);
	return err == Z_OK ? (int64_t)len : answer(err == Z_BUF_ERROR ? E2BIG : EINVAL);
}

int32_t bccx_host_emit(uint32_t kind, uint32_t result, const void *src, uint32_t len)
{
	(void)kind;
	(void)result;
	emitted = realloc(emitted, emitted_len + len + 1);
	memcpy(emitted + emitted_len, src, len);
	emitted_len += len;
	return 0;
}
