// SPDX-License-Identifier: Apache-2.0
#include <bccx/strings.h>
#include <string.h>

static uint32_t append(struct bccx_strings *strings, const char *bytes, uint32_t len, uint64_t hash)
{
	struct bccx_string *string = bccx_vec__add(&strings->list);

	if (!string)
		return BCCX_STRINGS_FULL;
	string->at = bccx_arena__copy(&strings->bytes, bytes, len);
	string->len = len;
	if (!string->at || bccx_hash__insert(&strings->index, hash, strings->list.len - 1)) {
		strings->list.len--;
		return BCCX_STRINGS_FULL;
	}
	return strings->list.len - 1;
}

uint32_t bccx_strings__add(struct bccx_strings *strings, const char *bytes, uint32_t len)
{
	uint64_t hash = bccx_hash__bytes(bytes, len);
	struct bccx_hash_walk walk = bccx_hash__walk(hash);
	uint32_t i;

	if (!strings->list.len && append(strings, "", 0, bccx_hash__bytes("", 0)) == BCCX_STRINGS_FULL)
		return BCCX_STRINGS_FULL;
	while (bccx_hash__next(&strings->index, &walk, &i))
		if (strings->list.at[i].len == len && !memcmp(strings->list.at[i].at, bytes, len))
			return i;
	return append(strings, bytes, len, hash);
}

void bccx_strings__free(struct bccx_strings *strings)
{
	bccx_vec__free(&strings->list);
	bccx_arena__free(&strings->bytes);
	bccx_hash__free(&strings->index);
}
