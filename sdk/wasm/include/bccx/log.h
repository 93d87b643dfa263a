/* SPDX-License-Identifier: Apache-2.0 */
/* Lines to the host's log. A line is built from parts, because there is no printf in a module:
 *
 *	struct bccx_log_line line;
 *	bccx_log__begin(&line, BCCX_LOG_WARNING, "symbols: reading ");
 *	bccx_text__string(&line.text, path);
 *	bccx_log__end(&line);
 */
#ifndef BCCX_LOG_H
#define BCCX_LOG_H

#include <bccx/abi.h>
#include <bccx/text.h>

struct bccx_log_line {
	struct bccx_text text;
	uint32_t level;
	char buffer[512];
};

/* One constant line. level: BCCX_LOG_*. */
void bccx_log(uint32_t level, const char *text);

void bccx_log__begin(struct bccx_log_line *line, uint32_t level, const char *text);
void bccx_log__end(struct bccx_log_line *line);

#endif
