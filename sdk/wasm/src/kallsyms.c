// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/kallsyms.h>
#include <bccx/sort.h>
#include <bccx/text.h>
#include <string.h>

#define SYMBOLS_MAX (2u << 20)
#define MODULES_MAX 0xffffu
#define NAME_MAX_BYTES 1024u
#define READ_BYTES (256u << 10)
#define LAST_ALIGN 4096u

/* In front of each name: two bytes of module number, one of rank. */
#define NAME_PREFIX 3u

struct bccx_kallsyms_entry {
	uint64_t start;
	uint32_t size;
	uint32_t name;
};

static uint32_t add_name(struct bccx_kallsyms *kallsyms, const char *name, uint32_t len, uint32_t module, uint8_t rank)
{
	uint32_t at = kallsyms->names.len;
	uint64_t need = (uint64_t)at + NAME_PREFIX + len + 1;
	char *to;

	if (need > INT32_MAX)
		return 0;
	if (need > kallsyms->names.cap && bccx_vec__grow((void **)&kallsyms->names.at, &kallsyms->names.cap, need, 1))
		return 0;
	to = kallsyms->names.at + at;
	to[0] = (char)(module & 0xff);
	to[1] = (char)(module >> 8);
	to[2] = (char)rank;
	memcpy(to + NAME_PREFIX, name, len);
	to[NAME_PREFIX + len] = 0;
	kallsyms->names.len = (uint32_t)need;
	return at + NAME_PREFIX;
}

static const char *name_at(const struct bccx_kallsyms *kallsyms, uint32_t name)
{
	return kallsyms->names.at + name;
}

static uint32_t module_of(const struct bccx_kallsyms *kallsyms, uint32_t name)
{
	const unsigned char *prefix = (const unsigned char *)name_at(kallsyms, name) - NAME_PREFIX;

	return prefix[0] | (uint32_t)prefix[1] << 8;
}

static unsigned char rank_of(const struct bccx_kallsyms *kallsyms, uint32_t name)
{
	return (unsigned char)name_at(kallsyms, name)[-1];
}

/* Number of a module's name; lines of one module follow each other. */
static int find_module(struct bccx_kallsyms *kallsyms, const char *name, uint32_t len, uint32_t *module)
{
	uint32_t *slot;

	for (uint32_t i = kallsyms->modules.len; i-- > 1;) {
		const char *known = name_at(kallsyms, kallsyms->modules.at[i]);

		if (strlen(known) == len && !memcmp(known, name, len)) {
			*module = i;
			return 0;
		}
	}
	if (kallsyms->modules.len > MODULES_MAX)
		return -BCCX_E2BIG;
	slot = bccx_vec__add(&kallsyms->modules);
	if (!slot)
		return -BCCX_ENOMEM;
	*slot = add_name(kallsyms, name, len, 0, 0);
	*module = kallsyms->modules.len - 1;
	return *slot ? 0 : -BCCX_ENOMEM;
}

static bool ends_with(const char *name, uint32_t len, const char *end)
{
	uint32_t end_len = (uint32_t)strlen(end);

	return len >= end_len && !memcmp(name + len - end_len, end, end_len);
}

/* Marks that the linker puts behind a section (_etext, _einittext, __irqentry_text_end): they end a function, they are
 * none. */
static bool is_end_mark(const char *name, uint32_t len)
{
	return ends_with(name, len, "text_end") || (len == 6 && ends_with(name, len, "_etext")) ||
	       (len == 10 && ends_with(name, len, "_einittext"));
}

static int add_bound(struct bccx_kallsyms *kallsyms, uint64_t address)
{
	uint64_t *bound;

	if (!address || kallsyms->bounds.len >= SYMBOLS_MAX)
		return 0;
	bound = bccx_vec__add(&kallsyms->bounds);
	if (!bound)
		return -BCCX_ENOMEM;
	*bound = address;
	return 0;
}

/* address type name [TAB [module]] */
static int add_line(void *context, const char *at, const char *end)
{
	struct bccx_kallsyms *kallsyms = context;
	struct bccx_kallsyms_entry *entry;
	uint32_t module = 0, len;
	const char *name;
	uint64_t address;
	char type;
	int err;

	if (!bccx_scan__hex(&at, end, &address) || !bccx_scan__char(&at, end, ' ') || end - at < 3 || at[1] != ' ')
		return 0;
	type = at[0];
	name = at += 2;
	while (at < end && *at && *at != '\t' && *at != ' ')
		at++;
	len = (uint32_t)(at - name) < NAME_MAX_BYTES ? (uint32_t)(at - name) : NAME_MAX_BYTES;
	if ((type != 't' && type != 'T' && type != 'w' && type != 'W') || is_end_mark(name, len))
		return add_bound(kallsyms, address);
	if (!address) {
		kallsyms->zero++;
		return 0;
	}
	if (!len)
		return 0;
	bccx_scan__blanks(&at, end);
	if (bccx_scan__char(&at, end, '[') && end - at > 1 && end[-1] == ']' && end - at < (int)NAME_MAX_BYTES) {
		err = find_module(kallsyms, at, (uint32_t)(end - 1 - at), &module);
		if (err)
			return err;
	}
	if (kallsyms->entries.len >= SYMBOLS_MAX)
		return -BCCX_E2BIG;
	entry = bccx_vec__add(&kallsyms->entries);
	if (!entry)
		return -BCCX_ENOMEM;
	entry->start = address;
	entry->size = 0;
	entry->name = add_name(kallsyms, name, len, module, type == 'T' ? 2 : type == 't' ? 0 : 1);
	return entry->name ? 0 : -BCCX_ENOMEM;
}

int bccx_kallsyms__feed(struct bccx_kallsyms *kallsyms, const char *text, uint32_t len)
{
	if (!kallsyms->modules.len) {
		uint32_t *slot = bccx_vec__add(&kallsyms->modules);

		if (!slot)
			return -BCCX_ENOMEM;
		*slot = add_name(kallsyms, "", 0, 0, 0);
		if (!*slot)
			return -BCCX_ENOMEM;
	}
	kallsyms->lines.line = add_line;
	kallsyms->lines.context = kallsyms;
	return bccx_lines__feed(&kallsyms->lines, text, len);
}

/* End each function at the next address; the last of its module at the end of its page. */
static void set_sizes(struct bccx_kallsyms *kallsyms)
{
	uint64_t next = UINT64_MAX;
	uint32_t bound = kallsyms->bounds.len, next_module = 0;

	for (uint32_t i = kallsyms->entries.len; i--;) {
		struct bccx_kallsyms_entry *entry = &kallsyms->entries.at[i];
		uint32_t module = module_of(kallsyms, entry->name);
		uint64_t end, page_end = (entry->start | (LAST_ALIGN - 1)) + 1;

		/* Symbols of one address end together. */
		if (i + 1 < kallsyms->entries.len && entry[1].start == entry->start) {
			entry->size = entry[1].size;
			continue;
		}
		while (bound && kallsyms->bounds.at[bound - 1] > entry->start)
			next = kallsyms->bounds.at[--bound] < next ? kallsyms->bounds.at[bound] : next;
		end = next;
		if ((i + 1 == kallsyms->entries.len || next_module != module) && page_end && page_end < end)
			end = page_end;
		entry->size = end - entry->start > UINT32_MAX ? UINT32_MAX : (uint32_t)(end - entry->start);
		next = entry->start;
		next_module = module;
	}
}

int bccx_kallsyms__finish(struct bccx_kallsyms *kallsyms)
{
	int err = bccx_lines__finish(&kallsyms->lines);

	if (!err)
		err = bccx_sort__by_leading_number(kallsyms->entries.at, kallsyms->entries.len,
						   sizeof(*kallsyms->entries.at));
	if (!err)
		err = bccx_sort__by_leading_number(kallsyms->bounds.at, kallsyms->bounds.len,
						   sizeof(*kallsyms->bounds.at));
	if (!err) {
		set_sizes(kallsyms);
		/* A failure to shrink leaves them as they are. */
		(void)bccx_vec__trim(&kallsyms->entries);
		(void)bccx_vec__trim(&kallsyms->names);
		kallsyms->ready = true;
	}
	bccx_vec__free(&kallsyms->bounds);
	return err;
}

int bccx_kallsyms__load(struct bccx_kallsyms *kallsyms)
{
	char *buffer = bccx_mem__alloc(READ_BYTES);
	uint64_t offset = 0;
	int64_t got;
	int err = 0;

	if (!buffer)
		return -BCCX_ENOMEM;
	while (!err && (got = bccx_host_kallsyms(offset, buffer, READ_BYTES)) != 0) {
		if (got < 0 || got > READ_BYTES) {
			err = got < 0 ? (int)got : -BCCX_EIO;
			break;
		}
		err = bccx_kallsyms__feed(kallsyms, buffer, (uint32_t)got);
		offset += (uint64_t)got;
	}
	bccx_mem__free(buffer, READ_BYTES);
	if (!err)
		err = bccx_kallsyms__finish(kallsyms);
	if (err)
		bccx_kallsyms__free(kallsyms);
	return err;
}

bool bccx_kallsyms__hidden(const struct bccx_kallsyms *kallsyms)
{
	return kallsyms->ready && kallsyms->zero && !kallsyms->entries.len;
}

static uint32_t underscores(const char *name)
{
	return (uint32_t)strspn(name, "_");
}

static bool is_better(const struct bccx_kallsyms *kallsyms, uint32_t name, uint32_t than)
{
	const char *a = name_at(kallsyms, name), *b = name_at(kallsyms, than);
	size_t len_a = strlen(a), len_b = strlen(b);

	if (rank_of(kallsyms, name) != rank_of(kallsyms, than))
		return rank_of(kallsyms, name) > rank_of(kallsyms, than);
	if (len_a != len_b)
		return len_a < len_b;
	if (underscores(a) != underscores(b))
		return underscores(a) < underscores(b);
	return strcmp(a, b) < 0;
}

bool bccx_kallsyms__find(const struct bccx_kallsyms *kallsyms, uint64_t address, struct bccx_kernel_symbol *symbol)
{
	const struct bccx_kallsyms_entry *entries = kallsyms->entries.at;
	uint32_t at = 0, left = kallsyms->entries.len, best;

	if (!left || entries[0].start > address)
		return false;
	while (left > 1) {
		uint32_t half = left / 2;

		at += entries[at + half].start <= address ? half : 0;
		left -= half;
	}
	if (address - entries[at].start >= entries[at].size)
		return false;
	best = entries[at].name;
	for (uint32_t i = at; i && entries[i - 1].start == entries[at].start && at - i < 64; i--)
		if (is_better(kallsyms, entries[i - 1].name, best))
			best = entries[i - 1].name;
	symbol->start = entries[at].start;
	symbol->size = entries[at].size;
	symbol->name = name_at(kallsyms, best);
	symbol->module = name_at(kallsyms, kallsyms->modules.at[module_of(kallsyms, best)]);
	return true;
}

size_t bccx_kallsyms__bytes(const struct bccx_kallsyms *kallsyms)
{
	return (size_t)kallsyms->entries.cap * sizeof(*kallsyms->entries.at) + kallsyms->names.cap;
}

void bccx_kallsyms__free(struct bccx_kallsyms *kallsyms)
{
	bccx_vec__free(&kallsyms->entries);
	bccx_vec__free(&kallsyms->bounds);
	bccx_vec__free(&kallsyms->names);
	bccx_vec__free(&kallsyms->modules);
	bccx_mem__free(kallsyms->lines.rest, kallsyms->lines.rest ? BCCX_LINE_MAX : 0);
	memset(kallsyms, 0, sizeof(*kallsyms));
}
