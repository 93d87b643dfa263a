/* SPDX-License-Identifier: Apache-2.0 */
#include "status.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int status_fd = -1;

void status_open(int fd)
{
	status_fd = fd;
}

/* A line that the host cannot take (it is gone, or does not read) is lost: nothing here may wait for it. */
static void send_line(const char *line, int len)
{
	if (status_fd >= 0 && len > 0 && write(status_fd, line, (size_t)len) < 0)
		status_fd = -1;
}

void status_layer(const char *name, int err, const char *detail)
{
	char line[256];
	int len;

	if (err)
		len = snprintf(line, sizeof(line), "layer %s no %s\n", name, strerror(-err));
	else
		len = snprintf(line, sizeof(line), "layer %s yes %s\n", name, detail ? detail : "");
	send_line(line, len < (int)sizeof(line) ? len : (int)sizeof(line) - 1);
}

void status_number(const char *what, long number)
{
	char line[64];

	send_line(line, snprintf(line, sizeof(line), "%s %ld\n", what, number));
}

void status_error(const char *step, int err)
{
	char line[256];

	send_line(line, snprintf(line, sizeof(line), "error %s %s\n", step, strerror(-err)));
}
