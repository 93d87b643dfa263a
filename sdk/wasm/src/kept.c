// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/kept.h>
#include <bccx/sort.h>
#include <string.h>

#define VERSION 1u

struct head {
	uint32_t version, len; /* of all */
	uint32_t nr_loads, nr_companions, companions_len, nr_places, nr_calls, nr_functions, text_len, build_id_len;
	uint8_t build_id[BCCX_BUILD_ID_MAX];
};

struct companion_head {
	uint64_t identity;
	uint32_t kind;
	uint32_t len;
};

struct key {
	int64_t identity;
	uint32_t variant;
	uint32_t version;
};

_Static_assert(sizeof(struct head) % 8 == 0, "parts are aligned");
_Static_assert(sizeof(struct bccx_elf_load) % 8 == 0, "parts are aligned");
_Static_assert(sizeof(struct bccx_kept_function) == 32, "form of an entry");

static uint32_t padded(uint32_t len)
{
	return (len + 7) & ~7u;
}

static uint64_t size_of(const struct head *head)
{
	return sizeof(*head) + (uint64_t)head->nr_loads * sizeof(struct bccx_elf_load) + head->companions_len +
	       (uint64_t)head->nr_places * sizeof(struct bccx_kept_place) +
	       (uint64_t)head->nr_calls * sizeof(struct bccx_kept_call) +
	       (uint64_t)head->nr_functions * sizeof(struct bccx_kept_function) + head->text_len;
}

int bccx_kept__over(struct bccx_kept *kept, uint8_t *bytes, uint32_t len)
{
	const struct head *head = (const struct head *)bytes;
	const uint8_t *at = bytes + sizeof(*head);

	memset(kept, 0, sizeof(*kept));
	if (len < sizeof(*head) || head->version != VERSION || head->len != len || size_of(head) != len ||
	    head->nr_loads > BCCX_ELF_LOADS || head->build_id_len > BCCX_BUILD_ID_MAX || head->companions_len % 8 ||
	    !head->text_len || bytes[len - 1]) {
		bccx_mem__free(bytes, len);
		return -BCCX_EINVAL;
	}
	*kept = (struct bccx_kept){ .bytes = bytes,
				    .len = len,
				    .nr_loads = head->nr_loads,
				    .nr_companions = head->nr_companions,
				    .nr_places = head->nr_places,
				    .nr_calls = head->nr_calls,
				    .nr_functions = head->nr_functions,
				    .text_len = head->text_len,
				    .build_id = head->build_id,
				    .build_id_len = head->build_id_len };
	kept->loads = (const struct bccx_elf_load *)at;
	at += head->nr_loads * sizeof(*kept->loads);
	kept->companions = at;
	at += head->companions_len;
	kept->places = (const struct bccx_kept_place *)at;
	at += head->nr_places * sizeof(*kept->places);
	kept->calls = (const struct bccx_kept_call *)at;
	at += head->nr_calls * sizeof(*kept->calls);
	kept->functions = (const struct bccx_kept_function *)at;
	at += head->nr_functions * sizeof(*kept->functions);
	kept->text = (const char *)at;
	return 0;
}

int bccx_kept__load(struct bccx_kept *kept, int64_t identity, uint32_t variant)
{
	struct key key = { identity, variant, VERSION };
	int64_t len = bccx_host_cache_get(&key, sizeof(key), NULL, 0);
	uint8_t *bytes;

	memset(kept, 0, sizeof(*kept));
	if (len <= 0 || len > BCCX_KEPT_BYTES)
		return len < 0 ? (int)len : -BCCX_EINVAL;
	bytes = bccx_mem__alloc((size_t)len);
	if (!bytes)
		return -BCCX_ENOMEM;
	if (bccx_host_cache_get(&key, sizeof(key), bytes, (uint32_t)len) != len) {
		bccx_mem__free(bytes, (size_t)len);
		return -BCCX_EINVAL;
	}
	return bccx_kept__over(kept, bytes, (uint32_t)len);
}

void bccx_kept__layout(const struct bccx_kept *kept, struct bccx_elf *elf)
{
	memset(elf, 0, sizeof(*elf));
	elf->nr_load = kept->nr_loads;
	for (uint32_t i = 0; i < kept->nr_loads; i++) {
		const struct bccx_elf_load *load = &kept->loads[i];
		uint8_t exec;

		memcpy(&exec, &load->exec, 1);
		elf->load[i] =
			(struct bccx_elf_load){ load->offset, load->filesz, load->vaddr, load->memsz, exec != 0 };
	}
	elf->build_id_len = kept->build_id_len;
	memcpy(elf->build_id, kept->build_id, kept->build_id_len);
}

bool bccx_kept__next_companion(const struct bccx_kept *kept, const uint8_t **at, struct bccx_kept_companion *companion)
{
	size_t left = (size_t)((const uint8_t *)kept->places - *at);
	struct companion_head head;

	if (left < sizeof(head))
		return false;
	memcpy(&head, *at, sizeof(head));
	if (head.len > left - sizeof(head))
		return false;
	*companion = (struct bccx_kept_companion){ head.identity, head.kind, head.len, *at + sizeof(head) };
	*at += sizeof(head) + (padded(head.len) < left - sizeof(head) ? padded(head.len) : left - sizeof(head));
	return true;
}

static bool exists(const struct bccx_kept *kept, const struct bccx_kept_place *place)
{
	if (place->calls > kept->nr_calls || place->nr > kept->nr_calls - place->calls)
		return false;
	for (uint32_t i = place->calls; i < place->calls + place->nr; i++) {
		const struct bccx_kept_function *function;

		if (kept->calls[i].function >= kept->nr_functions)
			return false;
		function = &kept->functions[kept->calls[i].function];
		if (function->name >= kept->text_len || function->system_name >= kept->text_len ||
		    function->filename >= kept->text_len)
			return false;
	}
	return true;
}

const struct bccx_kept_place *bccx_kept__find(const struct bccx_kept *kept, uint64_t pc)
{
	uint32_t low = 0, high = kept->nr_places;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (kept->places[middle].pc < pc)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == kept->nr_places || kept->places[low].pc != pc || !exists(kept, &kept->places[low]))
		return NULL;
	return &kept->places[low];
}

void bccx_kept__free(struct bccx_kept *kept)
{
	bccx_mem__free(kept->bytes, kept->len);
	memset(kept, 0, sizeof(*kept));
}

static uint32_t add_string(struct bccx_keeping *keeping, const char *string)
{
	uint32_t known = keeping->strings.list.len;
	uint32_t number = bccx_strings__add(&keeping->strings, string, (uint32_t)strlen(string));

	if (number == BCCX_STRINGS_FULL)
		keeping->error = -BCCX_ENOMEM;
	else if (number >= known)
		keeping->bytes += strlen(string) + 1;
	return number;
}

void bccx_keeping__companion(struct bccx_keeping *keeping, const struct bccx_kept_companion *companion)
{
	struct companion_head head = { companion->identity, companion->kind, companion->len };
	uint32_t at = keeping->companions.len, more = (uint32_t)sizeof(head) + padded(companion->len);

	if (keeping->nr_companions == BCCX_KEPT_COMPANIONS || companion->len > 4096 ||
	    bccx_vec__reserve(&keeping->companions, at + more)) {
		keeping->error = -BCCX_E2BIG;
		return;
	}
	memset(keeping->companions.at + at, 0, more);
	memcpy(keeping->companions.at + at, &head, sizeof(head));
	memcpy(keeping->companions.at + at + sizeof(head), companion->name, companion->len);
	keeping->companions.len = at + more;
	keeping->nr_companions++;
	keeping->bytes += more;
}

uint32_t bccx_keeping__function(struct bccx_keeping *keeping, const struct bccx_kept_function *function,
				const char *name, const char *system_name, const char *filename)
{
	struct bccx_kept_function *slot = bccx_vec__add(&keeping->functions);

	if (!slot) {
		keeping->error = -BCCX_ENOMEM;
		return 0;
	}
	*slot = *function;
	slot->name = add_string(keeping, name);
	slot->system_name = add_string(keeping, system_name);
	slot->filename = add_string(keeping, filename);
	keeping->bytes += sizeof(*slot);
	return keeping->functions.len - 1;
}

void bccx_keeping__place(struct bccx_keeping *keeping, uint64_t pc, uint8_t why, uint8_t source)
{
	struct bccx_kept_place *slot = bccx_vec__add(&keeping->places);

	if (!slot) {
		keeping->error = -BCCX_ENOMEM;
		return;
	}
	*slot = (struct bccx_kept_place){ .pc = pc, .calls = keeping->calls.len, .why = why, .source = source };
	keeping->bytes += sizeof(*slot);
}

void bccx_keeping__call(struct bccx_keeping *keeping, uint32_t function, uint32_t line)
{
	struct bccx_kept_call *slot = bccx_vec__add(&keeping->calls);

	if (!slot || !keeping->places.len) {
		keeping->error = -BCCX_ENOMEM;
		return;
	}
	*slot = (struct bccx_kept_call){ function, line };
	keeping->places.at[keeping->places.len - 1].nr++;
	keeping->bytes += sizeof(*slot);
}

/* The strings one behind the other; where each begins goes into the functions. */
static void write_text(struct bccx_keeping *keeping, char *text, uint32_t *offsets)
{
	uint32_t at = 0;

	for (uint32_t i = 0; i < keeping->strings.list.len; i++) {
		const struct bccx_string *string = &keeping->strings.list.at[i];

		offsets[i] = at;
		memcpy(text + at, string->at, string->len);
		at += string->len + 1;
	}
	for (uint32_t i = 0; i < keeping->functions.len; i++) {
		struct bccx_kept_function *function = &keeping->functions.at[i];

		function->name = offsets[function->name];
		function->system_name = offsets[function->system_name];
		function->filename = offsets[function->filename];
	}
}

static uint32_t text_length(const struct bccx_keeping *keeping)
{
	uint32_t len = 1;

	for (uint32_t i = 0; i < keeping->strings.list.len; i++)
		len += keeping->strings.list.at[i].len + 1;
	return len;
}

static uint8_t *copy(uint8_t *to, const void *from, size_t len)
{
	if (len)
		memcpy(to, from, len);
	return to + len;
}

/* The bytes of the entry, zeroed where nothing stands; NULL without memory or when it is too large. */
static uint8_t *write_entry(struct bccx_keeping *keeping, const struct bccx_elf *elf, uint32_t *len)
{
	struct head head = { .version = VERSION,
			     .nr_loads = elf->nr_load,
			     .nr_companions = keeping->nr_companions,
			     .companions_len = keeping->companions.len,
			     .nr_places = keeping->places.len,
			     .nr_calls = keeping->calls.len,
			     .nr_functions = keeping->functions.len,
			     .text_len = text_length(keeping),
			     .build_id_len = elf->build_id_len };
	size_t offsets_bytes = (size_t)keeping->strings.list.len * sizeof(uint32_t);
	uint32_t *offsets = bccx_mem__alloc(offsets_bytes);
	uint8_t *bytes = NULL, *at;

	if (size_of(&head) <= BCCX_KEPT_BYTES && (offsets || !offsets_bytes))
		bytes = bccx_mem__alloc((size_t)size_of(&head));
	if (bytes) {
		head.len = *len = (uint32_t)size_of(&head);
		memcpy(head.build_id, elf->build_id, elf->build_id_len);
		write_text(keeping, (char *)bytes + *len - head.text_len, offsets);
		at = copy(bytes, &head, sizeof(head));
		at = copy(at, elf->load, elf->nr_load * sizeof(*elf->load));
		at = copy(at, keeping->companions.at, keeping->companions.len);
		at = copy(at, keeping->places.at, keeping->places.len * sizeof(*keeping->places.at));
		at = copy(at, keeping->calls.at, keeping->calls.len * sizeof(*keeping->calls.at));
		(void)copy(at, keeping->functions.at, keeping->functions.len * sizeof(*keeping->functions.at));
	}
	bccx_mem__free(offsets, offsets_bytes);
	return bytes;
}

static void clear(struct bccx_keeping *keeping)
{
	bccx_vec__free(&keeping->places);
	bccx_vec__free(&keeping->calls);
	bccx_vec__free(&keeping->functions);
	bccx_vec__free(&keeping->companions);
	bccx_strings__free(&keeping->strings);
	memset(keeping, 0, sizeof(*keeping));
}

int bccx_keeping__end(struct bccx_keeping *keeping, const struct bccx_elf *elf, int64_t identity, uint32_t variant,
		      struct bccx_kept *kept)
{
	struct key key = { identity, variant, VERSION };
	int err = keeping->error;
	uint8_t *bytes = NULL;
	uint32_t len = 0;

	if (!err)
		err = bccx_sort__by_leading_number(keeping->places.at, keeping->places.len,
						   sizeof(*keeping->places.at));
	if (!err) {
		bytes = write_entry(keeping, elf, &len);
		err = bytes ? 0 : -BCCX_ENOMEM;
	}
	clear(keeping);
	if (err)
		return err;
	bccx_kept__free(kept);
	err = bccx_host_cache_put(&key, sizeof(key), bytes, len);
	if (!err)
		return bccx_kept__over(kept, bytes, len);
	bccx_mem__free(bytes, len);
	return err;
}
