/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of a text that arrives in parts which may end anywhere. */
#ifndef BCCX_LINES_H
#define BCCX_LINES_H

#include <stdint.h>

#define BCCX_LINE_MAX 8192u /* a longer line is cut: a path has at most 4096 bytes, some of them escaped */

struct bccx_lines {
	/* Called with each line, without its newline. Not 0 stops the feed, which returns it. */
	int (*line)(void *context, const char *at, const char *end);
	void *context;
	char *rest; /* of a line whose end has not come yet */
	uint32_t rest_len;
};

/* The next part. 0, -ENOMEM, or what line returned. */
int bccx_lines__feed(struct bccx_lines *lines, const char *text, uint32_t len);

/* The text has ended, maybe without a newline. Gives the memory back in any case. 0 or what line returned. */
int bccx_lines__finish(struct bccx_lines *lines);

#endif
