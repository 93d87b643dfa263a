/* SPDX-License-Identifier: Apache-2.0 */
#include "serve.h"

#include <errno.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "allowed.h"
#include "companion.h"
#include "handles.h"
#include "kallsyms.h"
#include "object.h"
#include "perf_map.h"
#include "protocol.h"
#include "record.h"

/* What an object handle stands for. */
struct opened {
	struct object *object;
	struct record *record; /* of the process it was opened through */
	bool mapped; /* by a process, not asked for as a companion */
};

/* A reply and its bytes lie together so that one write sends both. */
static struct {
	struct reader_reply head;
	unsigned char bytes[READER_LENGTH_MAX];
} reply;

static char name[READER_NAME_MAX];
static const struct reader_options *options;
static size_t reply_len; /* bytes of the reply that are used */
static uint64_t calls_left, bytes_left;
static struct handles processes; /* struct record */
static struct handles objects; /* struct opened */

void serve__begin(const struct reader_options *o)
{
	options = o;
	serve__renew();
}

void serve__renew(void)
{
	calls_left = options->calls;
	bytes_left = options->bytes;
}

static void release_process(void *what)
{
	((struct record *)what)->handles--;
}

static void release_object(void *what)
{
	struct opened *opened = what;

	if (opened->mapped)
		object__set_handle(opened->object, 0);
	object__put(opened->object);
	opened->record->handles--;
	free(opened);
}

static int64_t open_process(const struct reader_request *r)
{
	struct record *record;
	int handle;

	if (!allowed__has(r->number))
		return -EPERM;
	record = record__find(r->number, r->value, r->epoch);
	if (!record)
		return -errno;
	handle = handles__add(&processes, record);
	if (handle > 0)
		record->handles++;
	return handle;
}

static int64_t read_maps(const struct reader_request *r)
{
	const struct record *record = handles__get(&processes, r->handle);
	size_t len = r->length;

	if (!record)
		return -EBADF;
	if (r->offset >= record->maps_len)
		return 0;
	if (len > record->maps_len - r->offset)
		len = record->maps_len - (size_t)r->offset;
	memcpy(reply.bytes, record->maps + r->offset, len);
	return (int64_t)len;
}

static int64_t close_process(const struct reader_request *r)
{
	struct record *record = handles__get(&processes, r->handle);

	if (!record)
		return -EBADF;
	handles__remove(&processes, r->handle);
	release_process(record);
	return 0;
}

/* Takes over the reference to object. */
static int64_t hand_out(struct object *object, struct record *record, bool mapped)
{
	struct opened *opened = malloc(sizeof(*opened));
	int handle = -ENOMEM;

	if (opened) {
		*opened = (struct opened){ object, record, mapped };
		handle = handles__add(&objects, opened);
	}
	if (handle < 0) {
		object__put(object);
		free(opened);
		return handle;
	}
	record->handles++;
	if (mapped)
		object__set_handle(object, (uint32_t)handle);
	return handle;
}

/* Puts into the reply what of a process's mappings has a handle. */
static void tell_known(const struct record *record, size_t room)
{
	struct reader_known *known = (struct reader_known *)reply.bytes;

	for (size_t i = 0; i < record->nr_mappings && reply_len + sizeof(*known) <= room; i++) {
		const struct object *object = record->mappings[i].object;
		uint32_t handle = object ? object__handle(object) : 0;

		if (!handle)
			continue;
		known[reply_len / sizeof(*known)] = (struct reader_known){ .start = record->mappings[i].start,
									   .size = object__size(object),
									   .identity = object__identity(object),
									   .handle = handle };
		reply_len += sizeof(*known);
	}
}

static int64_t open_object(const struct reader_request *r)
{
	struct record *record = handles__get(&processes, r->handle);
	struct object *object;
	uint32_t handle;

	if (!record)
		return -EBADF;
	object = record__object(record, r->value);
	if (!object)
		return -errno;
	handle = object__handle(object);
	if (!handle) {
		int64_t given = hand_out(object, record, true);

		if (given < 0)
			return given;
		handle = (uint32_t)given;
	} else {
		object__put(object);
	}
	tell_known(record, r->length);
	return handle;
}

static int64_t object_size(const struct reader_request *r)
{
	const struct opened *opened = handles__get(&objects, r->handle);

	return opened ? object__size(opened->object) : -EBADF;
}

static int64_t object_vouched(const struct reader_request *r)
{
	const struct opened *opened = handles__get(&objects, r->handle);

	return opened ? object__vouched(opened->object) : -EBADF;
}

static int64_t object_identity(const struct reader_request *r)
{
	const struct opened *opened = handles__get(&objects, r->handle);

	return opened ? object__identity(opened->object) : -EBADF;
}

static int64_t read_object(const struct reader_request *r)
{
	const struct opened *opened = handles__get(&objects, r->handle);

	if (!opened)
		return -EBADF;
	if (!object__vouched(opened->object))
		subject__others();
	return object__read(opened->object, r->offset, reply.bytes, r->length);
}

static int64_t close_object(const struct reader_request *r)
{
	struct opened *opened = handles__get(&objects, r->handle);

	if (!opened)
		return -EBADF;
	handles__remove(&objects, r->handle);
	release_object(opened);
	return 0;
}

static int64_t open_companion(const struct reader_request *r)
{
	const struct opened *opened = handles__get(&objects, r->handle);
	struct object *object;

	if (!opened)
		return -EBADF;
	object = companion__open(opened->record, opened->object, r->number, name, r->length);
	return object ? hand_out(object, opened->record, false) : -errno;
}

static int64_t read_kallsyms(const struct reader_request *r)
{
	return kallsyms__read(r->offset, reply.bytes, r->length);
}

static int64_t read_perf_map(const struct reader_request *r)
{
	struct record *record = handles__get(&processes, r->handle);
	int64_t n = record ? perf_map__read(record, r->offset, reply.bytes, r->length) : -EBADF;

	if (n > 0)
		subject__others();
	return n;
}

#define GRANT_OBJECTS (GRANT_MAPPED_OBJECTS | GRANT_COMPANIONS)

enum reply_bytes {
	NO_BYTES,
	READS, /* the result is how many bytes of the reply are used */
	TELLS, /* reply_len is */
};

static const struct operation {
	int64_t (*answer)(const struct reader_request *r);
	unsigned int grants; /* one of these is needed */
	enum reply_bytes bytes;
} operations[] = {
	[READER_PROCESS_OPEN] = { open_process, GRANT_PROCESS_MAPS, NO_BYTES },
	[READER_PROCESS_MAPS] = { read_maps, GRANT_PROCESS_MAPS, READS },
	[READER_PROCESS_CLOSE] = { close_process, GRANT_PROCESS_MAPS, NO_BYTES },
	[READER_OBJECT_OPEN] = { open_object, GRANT_MAPPED_OBJECTS, TELLS },
	[READER_OBJECT_SIZE] = { object_size, GRANT_OBJECTS, NO_BYTES },
	[READER_OBJECT_READ] = { read_object, GRANT_OBJECTS, READS },
	[READER_OBJECT_CLOSE] = { close_object, GRANT_OBJECTS, NO_BYTES },
	[READER_COMPANION_OPEN] = { open_companion, GRANT_COMPANIONS, NO_BYTES },
	[READER_KALLSYMS] = { read_kallsyms, GRANT_KALLSYMS, READS },
	[READER_PERF_MAP] = { read_perf_map, GRANT_PERF_MAP, READS },
	[READER_OBJECT_VOUCHED] = { object_vouched, GRANT_OBJECTS, NO_BYTES },
	[READER_OBJECT_IDENTITY] = { object_identity, GRANT_OBJECTS, NO_BYTES },
};

static int64_t answer(const struct reader_request *r)
{
	const struct operation *operation;

	if (r->op >= sizeof(operations) / sizeof(operations[0]) || !operations[r->op].answer || r->reserved)
		return -EINVAL;
	operation = &operations[r->op];
	if (!(options->grants & operation->grants))
		return -EPERM;
	if (operation->bytes != NO_BYTES && r->length > READER_LENGTH_MAX)
		return -EINVAL;
	if (calls_left == 0 || (operation->bytes == READS && r->length > bytes_left))
		return -EDQUOT;
	calls_left--;
	return operation->answer(r);
}

static bool write_all(int fd, const void *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno != EINTR)
			return false;
		if (n > 0) {
			bytes = (const char *)bytes + n;
			len -= (size_t)n;
		}
	}
	return true;
}

static bool read_request(int in, struct reader_request *r)
{
	if (read(in, r, sizeof(*r)) != (ssize_t)sizeof(*r))
		return false;
	if (r->op != READER_COMPANION_OPEN || r->length == 0)
		return true;
	return r->length <= READER_NAME_MAX && read(in, name, r->length) == (ssize_t)r->length;
}

static int end(void)
{
	handles__clear(&objects, release_object);
	handles__clear(&processes, release_process);
	return -EPIPE;
}

int serve__request(int in, int out)
{
	struct reader_request r;

	if (!read_request(in, &r))
		return end();
	reply_len = 0;
	reply.head.id = r.id;
	reply.head.result = answer(&r);
	if (reply.head.result > 0 && operations[r.op].bytes == READS) {
		reply_len = (size_t)reply.head.result;
		bytes_left -= reply_len;
	}
	reply.head.length = (uint32_t)reply_len;
	return write_all(out, &reply, offsetof(__typeof__(reply), bytes) + reply_len) ? 0 : end();
}
