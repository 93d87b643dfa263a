/* SPDX-License-Identifier: Apache-2.0 */
/* core.wasm: what every tool shares and no plugin may forge. It speaks the ABI of a plugin's module, so the same sandbox
 * runs it: a stream of requests in, unwind tables out. */
#include <stdlib.h>
#include <string.h>
#include <bccx/abi.h>
#include <bccx/eh_frame.h>
#include <bccx/unwind_request.h>
#include "linux_errno.h"

#define EMIT_ROWS 2u

uint32_t bccx_abi(void)
{
	return BCCX_ABI_VERSION;
}

void *bccx_alloc(uint32_t size)
{
	return malloc(size ? size : 1);
}

void bccx_free(void *ptr)
{
	free(ptr);
}

int32_t bccx_configure(const void *options, uint32_t len)
{
	(void)options;
	(void)len;
	return 0;
}

int32_t bccx_tick(uint64_t now_ns)
{
	(void)now_ns;
	return 0;
}

int32_t bccx_finish(uint32_t flags)
{
	(void)flags;
	return 0;
}

static int64_t read_object(void *ctx, uint64_t offset, void *dst, uint32_t len)
{
	return bccx_host_object_read(*(const int32_t *)ctx, offset, dst, len);
}

static int32_t build(const struct bccx_unwind_request *request, struct bccx_unwind_table *table)
{
	int32_t process = bccx_host_process_open(request->tgid, request->start_ns, request->epoch), object, err;
	struct bccx_file file = { .read = read_object, .ctx = &object };

	if (process < 0)
		return process;
	object = bccx_host_object_open(process, request->map_start);
	err = object;
	if (object >= 0) {
		int64_t size = bccx_host_object_size(object);

		file.size = size < 0 ? 0 : (uint64_t)size;
		err = size < 0 ? (int32_t)size : bccx_eh_frame__build(&file, table);
		bccx_host_object_close(object);
	}
	bccx_host_process_close(process);
	return err;
}

static int32_t answer(const struct bccx_unwind_request *request)
{
	struct bccx_unwind_table table = { 0 };
	struct bccx_unwind_answer head = { .token = request->token, .error = build(request, &table) };
	int32_t err;

	if (!head.error) {
		head.base = table.base;
		head.text_start = table.text_start;
		head.text_end = table.text_end;
		head.fde_bytes = table.fde_bytes;
		head.unsupported_bytes = table.unsupported_bytes;
		head.nr_segments = table.nr_segments;
		head.nr_rows = table.nr;
	}
	err = bccx_host_emit(EMIT_ROWS, 0, &head, sizeof(head));
	if (!err && head.nr_segments)
		err = bccx_host_emit(EMIT_ROWS, 0, table.segments,
				     head.nr_segments * (uint32_t)sizeof(table.segments[0]));
	if (!err && head.nr_rows)
		err = bccx_host_emit(EMIT_ROWS, 0, table.rows, head.nr_rows * (uint32_t)sizeof(table.rows[0]));
	bccx_unwind_table__free(&table);
	return err;
}

int32_t bccx_consume(uint32_t stream, const void *records, uint32_t len, uint32_t count, uint64_t lost)
{
	const struct bccx_unwind_request *requests = records;
	int32_t err = 0;

	(void)lost;
	if (stream != BCCX_CORE_STREAM_TABLES || len != (uint64_t)count * sizeof(*requests))
		return -EINVAL;
	for (uint32_t i = 0; !err && i < count; i++)
		err = answer(&requests[i]);
	return err;
}
