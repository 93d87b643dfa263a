// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/lines.h>
#include <bccx/mem.h>
#include <string.h>

static int keep(struct bccx_lines *lines, const char *text, uint32_t len)
{
	if (!lines->rest)
		lines->rest = bccx_mem__alloc(BCCX_LINE_MAX);
	if (!lines->rest)
		return -BCCX_ENOMEM;
	if (len > BCCX_LINE_MAX - lines->rest_len)
		len = BCCX_LINE_MAX - lines->rest_len;
	memcpy(lines->rest + lines->rest_len, text, len);
	lines->rest_len += len;
	return 0;
}

int bccx_lines__feed(struct bccx_lines *lines, const char *text, uint32_t len)
{
	const char *end = text + len;
	int err = 0;

	while (!err && text < end) {
		const char *stop = memchr(text, '\n', (size_t)(end - text));
		uint32_t part = (uint32_t)((stop ? stop : end) - text);

		if (!stop)
			return keep(lines, text, part);
		if (lines->rest_len) {
			err = keep(lines, text, part);
			if (!err)
				err = lines->line(lines->context, lines->rest, lines->rest + lines->rest_len);
			lines->rest_len = 0;
		} else {
			err = lines->line(lines->context, text, text + (part < BCCX_LINE_MAX ? part : BCCX_LINE_MAX));
		}
		text = stop + 1;
	}
	return err;
}

int bccx_lines__finish(struct bccx_lines *lines)
{
	int err = 0;

	if (lines->rest_len)
		err = lines->line(lines->context, lines->rest, lines->rest + lines->rest_len);
	bccx_mem__free(lines->rest, lines->rest ? BCCX_LINE_MAX : 0);
	lines->rest = NULL;
	lines->rest_len = 0;
	return err;
}
