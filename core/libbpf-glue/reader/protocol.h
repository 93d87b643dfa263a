/* SPDX-License-Identifier: Apache-2.0 */
/* The two wires of bccx-reader. All integers are little-endian; what is not named is zero.
 *
 * Child to reader and back, over two pipes: one request at a time, then its reply. A request with a name carries it
 * behind itself in the same write, so that both together stay within PIPE_BUF and arrive whole; anything short of that
 * ends the connection. The child is hostile: every field is checked.
 *
 * Host to reader, over a socket: controls, without replies.
 *
 * Reader to host, where debug files may be fetched, over a pipe: the build id of one that is missing, in hexadecimal, as a
 * line; one at a time. */
#ifndef BCCX_READER_PROTOCOL_H
#define BCCX_READER_PROTOCOL_H

#include <stdint.h>

/* Most bytes that one reply carries. */
#define READER_LENGTH_MAX (1u << 20)

/* Most bytes of a name behind a request. */
#define READER_NAME_MAX 4000u

enum reader_op {
	/* id of a process: number = tgid, value = start_boottime of its leader in ns (0: whichever runs now),
	 * epoch = its image (bccx/image.h; 0: the latest known) */
	READER_PROCESS_OPEN = 1,
	/* bytes [offset, offset + length) of its maps */
	READER_PROCESS_MAPS = 2,
	READER_PROCESS_CLOSE = 3,
	/* id of the object that process handle maps executable at address value: the same for the same file, whoever maps it, until
	 * it is closed. Up to length bytes follow in the reply: struct reader_known of what else the process maps that has an id,
	 * so that nobody has to ask */
	READER_OBJECT_OPEN = 4,
	READER_OBJECT_SIZE = 5,
	READER_OBJECT_READ = 6,
	READER_OBJECT_CLOSE = 7,
	/* id of a debug companion of object handle: number = BCCX_COMPANION_*, length bytes of name follow */
	READER_COMPANION_OPEN = 8,
	READER_KALLSYMS = 9,
	/* bytes [offset, offset + length) of the perf map of process handle */
	READER_PERF_MAP = 10,
	/* 1 when object handle is root's and nobody else may write to it, else 0 */
	READER_OBJECT_VOUCHED = 11,
	/* a positive number that object handle has in later runs, too, as long as nothing is written to it; 0: it has none */
	READER_OBJECT_IDENTITY = 12,
};

struct reader_request {
	uint32_t op;
	uint32_t id; /* comes back in the reply */
	uint32_t handle;
	uint32_t length;
	uint64_t offset;
	uint64_t value;
	uint32_t number;
	uint32_t epoch;
	uint64_t reserved;
};

struct reader_reply {
	uint32_t id;
	uint32_t length; /* bytes that follow */
	int64_t result; /* a handle, a size, the length again, or -errno */
};

/* An object that a process maps executable, as READER_OBJECT_OPEN, _SIZE and _IDENTITY answer. */
struct reader_known {
	uint64_t start;
	int64_t size;
	int64_t identity;
	uint32_t handle;
	uint32_t reserved;
};

enum reader_control_op {
	/* this process may be asked for, too: number = tgid */
	READER_ALLOW = 1,
	/* record process number as it is now */
	READER_NOTE = 2,
	/* record every process that runs now */
	READER_NOTE_ALL = 3,
	/* answer -EIO for a subject from now on: number = enum reader_subject, a, b */
	READER_BLOCK = 4,
	/* a new interval: the budgets of calls and bytes are fresh */
	READER_RENEW = 5,
	/* what was asked for last is in the folder of debug files, or will not come */
	READER_FETCHED = 6,
};

struct reader_control {
	uint32_t op;
	uint32_t number;
	uint64_t reserved;
	uint64_t a;
	uint64_t b;
};

/* What the reader is busy with, so that the host can tell what a process that hung or died had read last. It stands in
 * the reader's command line: `bccx-reader: SUBJECT A B OTHERS`, in decimal; OTHERS is 1 once the child has got at anything that is
 * not root's alone to write to. */
enum reader_subject {
	READER_SUBJECT_NONE = 0,
	READER_SUBJECT_PROCESS = 1, /* a = tgid, b = start time in clock ticks: its maps or its perf map */
	READER_SUBJECT_OBJECT = 2, /* a = device (major << 20 | minor), b = inode, as maps gives them */
};

_Static_assert(sizeof(struct reader_request) == 48, "wire format");
_Static_assert(sizeof(struct reader_reply) == 16, "wire format");
_Static_assert(sizeof(struct reader_known) == 32, "wire format");
_Static_assert(sizeof(struct reader_control) == 32, "wire format");

#endif
