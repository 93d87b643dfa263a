// SPDX-License-Identifier: Apache-2.0
/* The WASM side of memleak: allocations that are outstanding become a profile of bytes and allocations by stack. */
#include "memleak.h"
#include <bccx/hash.h>
#include <bccx/mem.h>
#include <bccx/tool.h>
#include <string.h>

enum { STACKS, OUTSTANDING, SUMS, IMAGES };

static struct {
	uint64_t older_ns; /* --older: younger allocations are left out */
	uint64_t sample_every;
	bool show; /* --show-allocs */
	bool said; /* that sizes are not scaled */
	uint64_t now_ns; /* of this report; 0: not asked yet */
} run;

/* How often a process has run exec. */
struct image {
	uint32_t tgid;
	uint32_t number;
};

static struct {
	BCCX_VEC(struct image) list;
	struct bccx_hash by_tgid;
} images;

static struct image *image_of(uint32_t tgid)
{
	static uint32_t last;
	struct bccx_hash_walk walk;

	if (last < images.list.len && images.list.at[last].tgid == tgid)
		return &images.list.at[last];
	walk = bccx_hash__walk(bccx_hash__words(tgid, 0));
	while (bccx_hash__next(&images.by_tgid, &walk, &last))
		if (images.list.at[last].tgid == tgid)
			return &images.list.at[last];
	return NULL;
}

static void image(const void *key, const void *value)
{
	struct image now, *known;

	memcpy(&now.tgid, key, sizeof(now.tgid));
	memcpy(&now.number, value, sizeof(now.number));
	known = image_of(now.tgid);
	if (known) {
		known->number = now.number;
		return;
	}
	known = bccx_vec__add(&images.list);
	if (!known)
		return;
	*known = now;
	if (bccx_hash__insert(&images.by_tgid, bccx_hash__words(now.tgid, 0), images.list.len - 1))
		images.list.len--;
}

/* What a process had allocated before it ran another program is gone with its memory. */
static bool is_gone(uint32_t tgid, uint32_t space)
{
	const struct image *now = tgid ? image_of(tgid) : NULL;

	return now && now->number != space;
}

/* Text is handed over a block at a time. */
static struct {
	struct bccx_text text;
	char buffer[16384];
} lines;

static void flush_lines(void)
{
	if (lines.text.len)
		bccx_host_emit(BCCX_RESULT_TEXT, 0, lines.buffer, (uint32_t)lines.text.len);
	lines.text = bccx_text__over(lines.buffer, sizeof(lines.buffer));
}

/* Begins a line that takes at most `most` bytes. */
static struct bccx_text *line_of(size_t most)
{
	if (lines.text.cap - lines.text.len <= most)
		flush_lines();
	return &lines.text;
}

static void sample(const void *key, struct bccx_sample *sample)
{
	const struct memleak_sum_key *k = key;

	if (!k->tgid) {
		bccx_sample__kernel(sample, k->stack);
		return;
	}
	bccx_sample__user(sample, k->stack);
	bccx_sample__pid(sample, k->tgid);
}

static void show(const struct memleak_key *key, const struct memleak_allocation *a)
{
	struct bccx_text *line = line_of(80);

	bccx_text__string(line, key->space == MEMLEAK_SPACE_PAGE ? "\tpage = " : "\taddr = ");
	bccx_text__hex(line, key->address);
	bccx_text__string(line, " size = ");
	bccx_text__decimal(line, a->size);
	bccx_text__char(line, '\n');
}

static void outstanding(const void *key, const void *value)
{
	const struct memleak_allocation *a = value;
	const struct memleak_key *k = key;
	struct memleak_sum_key of = { .stack = a->stack, .tgid = k->tgid, .space = k->tgid ? k->space : 0 };

	if (!run.now_ns)
		run.now_ns = (uint64_t)bccx_host_clock_ns();
	if (a->since + run.older_ns > run.now_ns || is_gone(k->tgid, k->space))
		return;
	bccx_tool__count(SUMS, &of, (int64_t[]){ (int64_t)a->size, 1 });
	if (run.show)
		show(k, a);
}

static void sum(const void *key, const void *value)
{
	const struct memleak_sum_key *k = key;
	const struct memleak_sum *s = value;

	if (s->allocations > 0 && !is_gone(k->tgid, k->space))
		bccx_tool__count(SUMS, key, (int64_t[]){ s->bytes, s->allocations });
}

static int configure(const struct bccx_options *options, struct bccx_profile_totals *totals)
{
	(void)totals;
	run.older_ns = 1000000 * bccx_options__number(options, "opt.older", 500);
	run.sample_every = bccx_options__number(options, "opt.sample-rate", 1);
	run.show = bccx_options__flag(options, "opt.show-allocs");
	lines.text = bccx_text__over(lines.buffer, sizeof(lines.buffer));
	return 0;
}

static int finish(uint32_t flags)
{
	struct bccx_log_line line;

	(void)flags;
	flush_lines();
	run.now_ns = 0;
	if (run.sample_every <= 1 || run.said)
		return 0;
	run.said = true;
	bccx_log__begin(&line, BCCX_LOG_WARNING, "one allocation in ");
	bccx_text__decimal(&line.text, run.sample_every);
	bccx_text__string(&line.text, " is followed: bytes and numbers are those of these, not scaled");
	bccx_log__end(&line);
	return 0;
}

static const struct bccx_stream streams[] = {
	[STACKS] = BCCX_STACKS_STREAM("stacks"),
	[OUTSTANDING] = BCCX_ENTRIES_STREAM("outstanding", struct memleak_key, struct memleak_allocation, outstanding),
	[SUMS] = { .name = "sums",
		   .kind = BCCX_STREAM_COUNTS,
		   .key_size = sizeof(struct memleak_sum_key),
		   .value_size = sizeof(struct memleak_sum),
		   .sample = sample,
		   .entry = sum },
	[IMAGES] = BCCX_ENTRIES_STREAM("images", uint32_t, uint32_t, image),
};

static const struct bccx_value_type values[] = { { "outstanding", "bytes" }, { "allocations", "count" } };
static const struct bccx_result results[] = { BCCX_STACK_RESULT(values) };

const struct bccx_tool bccx_tool = {
	BCCX_TOOL(streams, results),
	.drop_tracer_frames = true,
	.configure = configure,
	.finish = finish,
};
