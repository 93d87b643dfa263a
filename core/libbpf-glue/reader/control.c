/* SPDX-License-Identifier: Apache-2.0 */
#include "control.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "allowed.h"
#include "fetched.h"
#include "protocol.h"
#include "record.h"
#include "serve.h"
#include "subject.h"

/* A stream may cut a control anywhere; the rest of one waits here. */
static unsigned char pending[64 * sizeof(struct reader_control)];
static size_t nr_pending;

static void obey(const struct reader_control *c)
{
	switch (c->op) {
	case READER_ALLOW:
		allowed__add(c->number);
		break;
	case READER_NOTE:
		/* One that is gone already stays unknown, and the child will be told so. */
		if (allowed__has(c->number))
			record__renew(c->number);
		break;
	case READER_NOTE_ALL:
		record__all(allowed__has);
		break;
	case READER_BLOCK:
		subject__block((enum reader_subject)c->number, c->a, c->b);
		break;
	case READER_RENEW:
		serve__renew();
		break;
	case READER_FETCHED:
		fetched__answer();
		break;
	default:
		break;
	}
}

int control__read(int socket)
{
	ssize_t n = read(socket, pending + nr_pending, sizeof(pending) - nr_pending);
	size_t at = 0;

	if (n < 0)
		return errno == EINTR || errno == EAGAIN ? 0 : -EPIPE;
	if (n == 0)
		return -EPIPE;
	nr_pending += (size_t)n;
	for (; nr_pending - at >= sizeof(struct reader_control); at += sizeof(struct reader_control)) {
		struct reader_control c;

		memcpy(&c, pending + at, sizeof(c));
		obey(&c);
	}
	memmove(pending, pending + at, nr_pending - at);
	nr_pending -= at;
	return 0;
}
