// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/maps.h>
#include <bccx/text.h>
#include <string.h>

#define DELETED " (deleted)"

static bool is_octal(char c)
{
	return c >= '0' && c <= '7';
}

/* The kernel writes a newline in a path as \012; undo that form only. */
static size_t unescape(char *path, size_t len)
{
	size_t kept = 0;

	for (size_t i = 0; i < len; i++) {
		if (path[i] == '\\' && len - i > 3 && is_octal(path[i + 1]) && path[i + 1] <= '3' &&
		    is_octal(path[i + 2]) && is_octal(path[i + 3])) {
			path[kept++] =
				(char)((path[i + 1] - '0') << 6 | (path[i + 2] - '0') << 3 | (path[i + 3] - '0'));
			i += 3;
		} else {
			path[kept++] = path[i];
		}
	}
	return kept;
}

static bool starts_with(const char *text, size_t len, const char *prefix)
{
	size_t prefix_len = strlen(prefix);

	return len >= prefix_len && !memcmp(text, prefix, prefix_len);
}

static enum bccx_mapping_kind kind_of(const char *path, size_t len, uint64_t inode)
{
	if (!len)
		return inode ? BCCX_MAPPING_FILE : BCCX_MAPPING_ANONYMOUS;
	if (path[0] != '[')
		return starts_with(path, len, "anon_inode:") ? BCCX_MAPPING_SPECIAL : BCCX_MAPPING_FILE;
	/* A path begins with a slash, so a bracket cannot be a file's. */
	if (starts_with(path, len, "[vdso]"))
		return BCCX_MAPPING_VDSO;
	if (starts_with(path, len, "[anon") || starts_with(path, len, "[heap]") || starts_with(path, len, "[stack"))
		return BCCX_MAPPING_ANONYMOUS;
	return BCCX_MAPPING_SPECIAL;
}

static int add_path(struct bccx_maps *maps, struct bccx_mapping *mapping, const char *path, size_t len)
{
	char unescaped[BCCX_LINE_MAX];

	memcpy(unescaped, path, len);
	len = unescape(unescaped, len);
	if (len > strlen(DELETED) && !memcmp(unescaped + len - strlen(DELETED), DELETED, strlen(DELETED))) {
		len -= strlen(DELETED);
		mapping->deleted = true;
	}
	mapping->kind = kind_of(unescaped, len, mapping->inode);
	/* Segments of one file follow each other. */
	if (maps->mappings.len > 1) {
		const char *before = maps->mappings.at[maps->mappings.len - 2].path;

		if (strlen(before) == len && !memcmp(before, unescaped, len)) {
			mapping->path = before;
			return 0;
		}
	}
	mapping->path = bccx_arena__copy(&maps->paths, unescaped, len);
	return mapping->path ? 0 : -BCCX_ENOMEM;
}

/* start-end perms offset major:minor inode   path */
static int add_line(void *context, const char *at, const char *end)
{
	struct bccx_maps *maps = context;
	uint64_t start, stop, offset, major, minor, inode;
	struct bccx_mapping *mapping;
	const char *perms;

	if (!bccx_scan__hex(&at, end, &start) || !bccx_scan__char(&at, end, '-') || !bccx_scan__hex(&at, end, &stop) ||
	    !bccx_scan__char(&at, end, ' ') || end - at < 5)
		return 0;
	perms = at;
	at += 4;
	if (perms[2] != 'x' || !bccx_scan__char(&at, end, ' ') || !bccx_scan__hex(&at, end, &offset) ||
	    !bccx_scan__char(&at, end, ' ') || !bccx_scan__hex(&at, end, &major) || !bccx_scan__char(&at, end, ':') ||
	    !bccx_scan__hex(&at, end, &minor) || !bccx_scan__char(&at, end, ' ') ||
	    !bccx_scan__decimal(&at, end, &inode) || start >= stop)
		return 0;
	bccx_scan__blanks(&at, end);
	if (maps->mappings.len >= BCCX_MAPPINGS_MAX)
		return -BCCX_E2BIG;
	mapping = bccx_vec__add(&maps->mappings);
	if (!mapping)
		return -BCCX_ENOMEM;
	*mapping = (struct bccx_mapping){ .start = start,
					  .end = stop,
					  .offset = offset,
					  .device = (major & UINT32_MAX) << 32 | (minor & UINT32_MAX),
					  .inode = inode,
					  .path = "" };
	return add_path(maps, mapping, at, (size_t)(end - at));
}

int bccx_maps__feed(struct bccx_maps *maps, const char *text, uint32_t len)
{
	maps->lines.line = add_line;
	maps->lines.context = maps;
	return bccx_lines__feed(&maps->lines, text, len);
}

int bccx_maps__finish(struct bccx_maps *maps)
{
	int err = bccx_lines__finish(&maps->lines);

	/* The kernel lists them by address. Text that does not is no such list, and searching it would lie. */
	for (uint32_t i = 1; i < maps->mappings.len; i++)
		if (maps->mappings.at[i].start < maps->mappings.at[i - 1].end) {
			maps->mappings.len = i;
			break;
		}
	return err;
}

struct bccx_mapping *bccx_maps__find(const struct bccx_maps *maps, uint64_t address)
{
	uint32_t low = 0, high = maps->mappings.len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (maps->mappings.at[middle].start <= address)
			low = middle + 1;
		else
			high = middle;
	}
	return low && address < maps->mappings.at[low - 1].end ? &maps->mappings.at[low - 1] : NULL;
}

void bccx_maps__free(struct bccx_maps *maps)
{
	bccx_vec__free(&maps->mappings);
	bccx_arena__free(&maps->paths);
	bccx_mem__free(maps->lines.rest, maps->lines.rest ? BCCX_LINE_MAX : 0);
	memset(maps, 0, sizeof(*maps));
}
