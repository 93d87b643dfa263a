/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <string.h>
#include "../reader/protocol.h"
#include "objects.h"
#include "whole_io.h"

static struct {
	int requests;
	int replies;
	uint32_t id;
	uint32_t process;
	uint32_t object;
} reader;

void objects__begin(const int pipes[2])
{
	reader.requests = pipes[0];
	reader.replies = pipes[1];
}

/* Ask and take the reply; up to `room` bytes of it go to dst. A reader that answers what it was not asked is no reader. */
static int64_t ask(struct reader_request *request, void *dst, uint32_t room)
{
	struct reader_reply reply;
	int err;

	request->id = ++reader.id;
	err = whole_io__write(reader.requests, request, sizeof(*request));
	if (!err)
		err = whole_io__read(reader.replies, &reply, sizeof(reply));
	if (err)
		return err;
	if (reply.id != request->id || reply.length > room)
		return -EPROTO;
	err = whole_io__read(reader.replies, dst, reply.length);
	return err ? err : reply.result;
}

static void give_back(enum reader_op op, uint32_t handle)
{
	struct reader_request request = { .op = op, .handle = handle };

	ask(&request, NULL, 0);
}

static int64_t read_object(void *ctx, uint64_t offset, void *dst, uint32_t len)
{
	(void)ctx;
	for (uint32_t done = 0; done < len;) {
		uint32_t step = len - done < READER_LENGTH_MAX ? len - done : READER_LENGTH_MAX;
		struct reader_request request = {
			.op = READER_OBJECT_READ,
			.handle = reader.object,
			.offset = offset + done,
			.length = step,
		};
		int64_t got = ask(&request, (char *)dst + done, step);

		if (got < 0)
			return got;
		if (got > step)
			return -EPROTO;
		done += (uint32_t)got;
		if (got < step)
			return done;
	}
	return len;
}

int objects__open(const struct unwind_request *wanted, struct bccx_file *file)
{
	struct reader_request request = {
		.op = READER_PROCESS_OPEN,
		.number = wanted->tgid,
		.epoch = wanted->epoch,
		.value = wanted->start_ns,
	};
	int64_t result = ask(&request, NULL, 0);

	if (result < 0)
		return (int)result;
	reader.process = (uint32_t)result;
	request = (struct reader_request){
		.op = READER_OBJECT_OPEN,
		.handle = reader.process,
		.value = wanted->map_start,
	};
	result = ask(&request, NULL, 0);
	if (result < 0) {
		give_back(READER_PROCESS_CLOSE, reader.process);
		return (int)result;
	}
	reader.object = (uint32_t)result;
	request = (struct reader_request){ .op = READER_OBJECT_SIZE, .handle = reader.object };
	result = ask(&request, NULL, 0);
	if (result < 0) {
		objects__close();
		return (int)result;
	}
	*file = (struct bccx_file){ .read = read_object, .size = (uint64_t)result };
	return 0;
}

bool objects__vouched(void)
{
	struct reader_request request = { .op = READER_OBJECT_VOUCHED, .handle = reader.object };

	return ask(&request, NULL, 0) == 1;
}

void objects__close(void)
{
	give_back(READER_OBJECT_CLOSE, reader.object);
	give_back(READER_PROCESS_CLOSE, reader.process);
}
