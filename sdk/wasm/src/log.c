// SPDX-License-Identifier: Apache-2.0
#include <bccx/log.h>
#include <string.h>

void bccx_log(uint32_t level, const char *text)
{
	bccx_host_log(level, text, (uint32_t)strlen(text));
}

void bccx_log__begin(struct bccx_log_line *line, uint32_t level, const char *text)
{
	line->level = level;
	line->text = bccx_text__over(line->buffer, sizeof(line->buffer));
	bccx_text__string(&line->text, text);
}

void bccx_log__end(struct bccx_log_line *line)
{
	bccx_host_log(line->level, line->text.at, (uint32_t)line->text.len);
}
