/* SPDX-License-Identifier: Apache-2.0 */
#include "subject.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define BLOCKED_MAX 64

struct subject {
	enum reader_subject kind;
	uint64_t a, b;
};

static struct subject current;
static struct subject blocked[BLOCKED_MAX];
static unsigned int nr_blocked;
static bool others;
static char *title;
static size_t title_size;

static bool same(const struct subject *x, const struct subject *y)
{
	return x->kind == y->kind && x->a == y->a && x->b == y->b;
}

static void show(void)
{
	char text[96];
	int len = snprintf(text, sizeof(text), "bccx-reader: %d %llu %llu %d", (int)current.kind,
			   (unsigned long long)current.a, (unsigned long long)current.b, others);

	if (len < 0 || (size_t)len >= title_size)
		return;
	memcpy(title, text, (size_t)len);
	memset(title + len, 0, title_size - (size_t)len);
}

void subject__title(char *memory, size_t size)
{
	title = memory;
	title_size = size;
	show();
}

int subject__enter(enum reader_subject kind, uint64_t a, uint64_t b)
{
	const struct subject entered = { kind, a, b };

	for (unsigned int i = 0; i < nr_blocked; i++) {
		if (same(&blocked[i], &entered))
			return -EIO;
	}
	if (!same(&current, &entered)) {
		current = entered;
		show();
	}
	return 0;
}

void subject__others(void)
{
	if (others)
		return;
	others = true;
	show();
}

int subject__block(enum reader_subject kind, uint64_t a, uint64_t b)
{
	if (nr_blocked == BLOCKED_MAX)
		return -ENOSPC;
	blocked[nr_blocked++] = (struct subject){ kind, a, b };
	return 0;
}
