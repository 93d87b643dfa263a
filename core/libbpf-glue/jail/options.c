/* SPDX-License-Identifier: Apache-2.0 */
#include "options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static int parse_bytes(const char *text, uint64_t *value)
{
	char *end;

	if (*text < '0' || *text > '9')
		return -EINVAL;
	errno = 0;
	*value = strtoull(text, &end, 10);
	return errno || *end ? -EINVAL : 0;
}

static int complete(const struct jail_options *o, const char **wrong)
{
	*wrong = !o->node ? "--node" : !o->script ? "--script" : !o->arguments ? "--" : NULL;
	return *wrong ? -EINVAL : 0;
}

int jail_options__parse(struct jail_options *o, char **argv, const char **wrong)
{
	memset(o, 0, sizeof(*o));
	for (char **arg = argv + 1; *arg; arg++) {
		*wrong = *arg;
		if (!strcmp(*arg, "--")) {
			o->arguments = arg + 1;
			break;
		}
		if (!strcmp(*arg, "--reader")) {
			o->reader = true;
			continue;
		}
		if (!arg[1])
			return -EINVAL;
		if (!strcmp(*arg, "--node"))
			o->node = *++arg;
		else if (!strcmp(*arg, "--script"))
			o->script = *++arg;
		else if (strcmp(*arg, "--memory") || parse_bytes(*++arg, &o->memory))
			return -EINVAL;
	}
	return complete(o, wrong);
}
