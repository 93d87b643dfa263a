// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/options.h>
#include <bccx/text.h>
#include <string.h>

int bccx_options__check(const struct bccx_options *options)
{
	const char *at = options->bytes, *end = at + options->len;

	while (at < end) {
		const char *stop = memchr(at, 0, (size_t)(end - at));
		const char *sign = stop ? memchr(at, '=', (size_t)(stop - at)) : NULL;

		if (!sign || sign == at)
			return -BCCX_EINVAL;
		at = stop + 1;
	}
	return 0;
}

static const char *find(const struct bccx_options *options, const char *prefix, const char *name)
{
	const char *at = options->bytes, *end = at + options->len, *found = NULL;
	size_t prefix_len = strlen(prefix), name_len = strlen(name);

	while (at < end) {
		size_t len = strlen(at);

		if (len > prefix_len + name_len && at[prefix_len + name_len] == '=' &&
		    !memcmp(at, prefix, prefix_len) && !memcmp(at + prefix_len, name, name_len))
			found = at + prefix_len + name_len + 1;
		at += len + 1;
	}
	return found;
}

const char *bccx_options__find(const struct bccx_options *options, const char *key)
{
	return find(options, "", key);
}

static bool number(const char *value, uint64_t *result)
{
	const char *end;

	if (!value)
		return false;
	end = value + strlen(value);
	return bccx_scan__decimal(&value, end, result) && value == end;
}

uint64_t bccx_options__number(const struct bccx_options *options, const char *key, uint64_t otherwise)
{
	uint64_t result;

	return number(find(options, "", key), &result) ? result : otherwise;
}

bool bccx_options__flag(const struct bccx_options *options, const char *key)
{
	const char *value = find(options, "", key);

	return value && (!strcmp(value, "1") || !strcmp(value, "true"));
}

int bccx_options__stream(const struct bccx_options *options, const char *name)
{
	uint64_t index;

	if (!number(find(options, "stream.", name), &index) || index > INT32_MAX)
		return -BCCX_ENOENT;
	return (int)index;
}
