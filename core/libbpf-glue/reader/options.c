/* SPDX-License-Identifier: Apache-2.0 */
#include "options.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define CALLS_DEFAULT (16ull << 20)
#define BYTES_DEFAULT (64ull << 30)

static const struct {
	const char *name;
	enum reader_grant grant;
} grants[] = {
	{ "process-maps", GRANT_PROCESS_MAPS }, { "mapped-objects", GRANT_MAPPED_OBJECTS },
	{ "companions", GRANT_COMPANIONS },     { "kallsyms", GRANT_KALLSYMS },
	{ "perf-map", GRANT_PERF_MAP },
};

static unsigned int grant_named(const char *name, size_t len)
{
	for (unsigned int i = 0; i < sizeof(grants) / sizeof(grants[0]); i++) {
		if (strlen(grants[i].name) == len && !memcmp(grants[i].name, name, len))
			return grants[i].grant;
	}
	return 0;
}

static int parse_grants(unsigned int *set, const char *list)
{
	while (*list) {
		size_t len = strcspn(list, ",");
		unsigned int grant = grant_named(list, len);

		if (!grant)
			return -EINVAL;
		*set |= grant;
		list += len + (list[len] == ',');
	}
	return 0;
}

static int parse_number(uint64_t *value, const char *text)
{
	char *end;

	if (*text < '0' || *text > '9')
		return -EINVAL;
	errno = 0;
	*value = strtoull(text, &end, 10);
	return errno || *end ? -EINVAL : 0;
}

static int parse_valued(struct reader_options *o, const char *name, const char *value)
{
	if (!value)
		return -EINVAL;
	if (!strcmp(name, "--reads"))
		return parse_grants(&o->grants, value);
	if (!strcmp(name, "--calls"))
		return parse_number(&o->calls, value);
	if (!strcmp(name, "--bytes"))
		return parse_number(&o->bytes, value);
	if (!strcmp(name, "--debuginfod") && *value == '/') {
		o->debuginfod = value;
		return 0;
	}
	return -EINVAL;
}

int reader_options__parse(struct reader_options *o, char **argv, const char **wrong)
{
	*o = (struct reader_options){ .calls = CALLS_DEFAULT, .bytes = BYTES_DEFAULT };
	for (char **arg = argv + 1; *arg; arg++) {
		*wrong = *arg;
		if (**arg == '.')
			continue;
		if (!strcmp(*arg, "--all")) {
			o->all = true;
			continue;
		}
		if (parse_valued(o, arg[0], arg[1]))
			return -EINVAL;
		arg++;
	}
	return 0;
}
