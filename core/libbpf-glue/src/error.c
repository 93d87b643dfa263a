// SPDX-License-Identifier: Apache-2.0
/* The last error of each thread. */
#include <stdio.h>
#include <string.h>

#include "glue.h"

static _Thread_local char last_error[1024];

const char *glue_strerror(int err)
{
	const char *text;

	err = err < 0 ? -err : err;
	if (err == GLUE_ENOTSUPP)
		return "not supported by this kernel";
	text = strerrordesc_np(err);
	return text ? text : "unknown error";
}

void glue_copy_text(char *into, size_t size, const char *text)
{
	size_t len = strnlen(text, size - 1);

	memcpy(into, text, len);
	into[len] = '\0';
}

static void keep(const char *format, va_list args)
{
	vsnprintf(last_error, sizeof(last_error), format, args);
}

int glue_fail(int err, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	keep(format, args);
	va_end(args);
	errno = err;
	return -err;
}

void *glue_fail_null(int err, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	keep(format, args);
	va_end(args);
	errno = err;
	return NULL;
}

const char *bccx_last_error(void)
{
	return last_error;
}
