/* SPDX-License-Identifier: Apache-2.0 */
/* Recorded processes: mappings and the objects behind them, taken once when a process is first seen, so that both
 * outlive it. */
#ifndef BCCX_READER_RECORD_H
#define BCCX_READER_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "object.h"
#include "root.h"

struct record {
	uint32_t tgid;
	uint32_t image; /* which of the programs that it ran, see bccx/image.h; 0: not known */
	uint64_t start; /* clock ticks after boot */
	unsigned int handles; /* of the child; a record without may be dropped */
	char *maps;
	size_t maps_len;
	struct record_mapping *mappings; /* the executable ones with a file, by address */
	size_t nr_mappings;
	struct root *root; /* NULL: could not be opened */
	uid_t owner; /* effective user id */
	uint32_t inner_pid; /* in its own pid namespace; 0: not known */
	int perf_map; /* descriptor of the perf map being read, or -1 */
	uint64_t age;
};

struct record_mapping {
	uint64_t start, end;
	struct object *object; /* NULL: not opened, for the reason err */
	int err;
};

/* Text of all records may take this much; then the oldest that nobody uses are dropped. Also the most for one. */
void record__limits(size_t all, size_t one);

/* The record of a process while it ran one program, made now if there is none and it runs it. start_ns: start_boottime of
 * its leader, 0: whichever runs now under that number. image: 0 for the latest that is known. NULL with errno: ESRCH, also
 * when the process ran that program unseen; EIO when it is blocked, EACCES. */
struct record *record__find(uint32_t tgid, uint64_t start_ns, uint32_t image);

/* Record a process as it is now: it may have mapped more since. An older record of the same image gives way, unless somebody
 * uses it; those of other images stay. */
void record__renew(uint32_t tgid);

/* Every process that runs now and is allowed. */
void record__all(bool (*allowed)(uint32_t tgid));

/* The object mapped executable at start, checked; the caller gets a reference of its own. NULL with errno. */
struct object *record__object(struct record *record, uint64_t start);

/* Path of the first mapping of object, without " (deleted)"; its length, 0 when it has none. */
size_t record__path(const struct record *record, const struct object *object, const char **path);

/* Drops everything. */
void record__clear(void);

#endif
