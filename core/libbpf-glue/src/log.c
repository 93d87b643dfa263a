// SPDX-License-Identifier: Apache-2.0
/* libbpf's log: to the object whose call caused it and to the process's callback. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "glue.h"

#define LINE_MAX_BYTES 4096
#define LOG_MAX_BYTES (1u << 20) /* of one object; lines beyond are dropped, the newest first */

struct header {
	uint32_t len, level;
};

static pthread_mutex_t callback_lock = PTHREAD_MUTEX_INITIALIZER;
static bccx_log_fn callback;
static void *callback_ctx;
static _Atomic int callback_level = -1;

static _Thread_local struct glue_log *current;

static bool log_reserve(struct glue_log *log, size_t more)
{
	size_t capacity = log->capacity ? log->capacity : 4096;
	char *bytes;

	if (log->end + more > LOG_MAX_BYTES)
		return false;
	while (capacity < log->end + more)
		capacity *= 2;
	if (capacity == log->capacity)
		return true;
	bytes = realloc(log->bytes, capacity);
	if (!bytes)
		return false;
	log->bytes = bytes;
	log->capacity = capacity;
	return true;
}

static void log_append(struct glue_log *log, int level, const char *text, size_t len)
{
	struct header header = { .len = len, .level = level };
	size_t total = sizeof(header) + glue_pad8(len);

	if (!log_reserve(log, total))
		return;
	memset(log->bytes + log->end, 0, total);
	memcpy(log->bytes + log->end, &header, sizeof(header));
	memcpy(log->bytes + log->end + sizeof(header), text, len);
	log->end += total;
}

static void deliver(int level, const char *text)
{
	/* Held while calling: once bccx_set_log() has returned, the former callback runs nowhere. */
	pthread_mutex_lock(&callback_lock);
	if (callback && level <= callback_level)
		callback(callback_ctx, level, text);
	pthread_mutex_unlock(&callback_lock);
}

static int print(enum libbpf_print_level kind, const char *format, va_list args)
{
	struct glue_log *log = current;
	int level = kind; /* libbpf's numbers are enum bccx_log_level's */
	bool wanted = level <= callback_level;
	char line[LINE_MAX_BYTES];
	const char *text = line;
	int len;

	if (!wanted && !(log && (level <= log->level || level == LIBBPF_WARN)))
		return 0;
	len = vsnprintf(line, sizeof(line), format, args);
	if (len < 0)
		return 0;
	if (len >= (int)sizeof(line))
		len = sizeof(line) - 1;
	while (len > 0 && line[len - 1] == '\n')
		line[--len] = '\0';
	if (len >= 8 && !strncmp(text, "libbpf: ", 8)) {
		text += 8;
		len -= 8;
	}
	if (wanted)
		deliver(level, text);
	if (log && level <= log->level)
		log_append(log, level, text, len);
	if (log && level == LIBBPF_WARN && !log->first_warning[0])
		glue_copy_text(log->first_warning, sizeof(log->first_warning), text);
	return 0;
}

/* libbpf's own printer would use stderr, which in this library is no stream; see archive.c. */
__attribute__((constructor)) static void take_over(void)
{
	libbpf_set_print(print);
}

void glue_log_enter(struct glue_log *log)
{
	current = log;
	if (log)
		log->first_warning[0] = '\0';
}

void glue_log_leave(void)
{
	current = NULL;
}

void glue_log_free(struct glue_log *log)
{
	free(log->bytes);
	memset(log, 0, sizeof(*log));
}

int bccx_set_log(bccx_log_fn fn, void *ctx, int level)
{
	if (level < BCCX_LOG_WARN || level > BCCX_LOG_DEBUG)
		return glue_fail(EINVAL, "set log: level %d is not one", level);
	pthread_mutex_lock(&callback_lock);
	callback = fn;
	callback_ctx = ctx;
	callback_level = fn ? level : -1;
	pthread_mutex_unlock(&callback_lock);
	return 0;
}

int bccx_object__read_log(struct bccx_object *object, void *into, uint32_t size)
{
	struct glue_log *log;
	size_t taken = 0;

	if (!object || object->magic != GLUE_OBJECT || (!into && size))
		return glue_fail(EINVAL, "read log: not an object or no buffer");
	if (object->state == GLUE_LOADING)
		return glue_fail(EBUSY, "read log of '%s': it is being loaded", object->name);
	log = &object->log;
	while (log->start < log->end) {
		struct header header;
		size_t total;

		memcpy(&header, log->bytes + log->start, sizeof(header));
		total = sizeof(header) + glue_pad8(header.len);
		if (taken + total > size)
			break;
		memcpy((char *)into + taken, log->bytes + log->start, total);
		log->start += total;
		taken += total;
	}
	if (log->start == log->end)
		log->start = log->end = 0;
	return taken;
}
