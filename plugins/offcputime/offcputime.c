// SPDX-License-Identifier: Apache-2.0
/* The WASM side of offcputime: time off CPU summed in the kernel becomes a profile, and threads that are still off CPU
 * at the end are told of. */
#include "offcputime.h"
#include <bccx/tool.h>

static struct {
	bool open; /* --open: count the threads that have not come back */
	uint64_t min_ns, max_ns;
	uint64_t end_ns; /* of the trace; 0: not asked yet */
	uint64_t threads, ns; /* that have not come back */
} still;

static void sample(const void *key, struct bccx_sample *sample)
{
	const struct offcputime_key *k = key;

	bccx_sample__kernel(sample, k->kernel);
	bccx_sample__user(sample, k->user);
	bccx_sample__comm(sample, k->comm, sizeof(k->comm));
	bccx_sample__pid(sample, k->tgid);
	bccx_sample__tid(sample, k->tid);
}

enum { STACKS, COUNTS, START };

static void still_off(const void *key, const void *value)
{
	const struct offcputime_start *start = value;
	uint64_t ns;

	(void)key;
	if (!still.end_ns)
		still.end_ns = (uint64_t)bccx_host_clock_ns();
	if (!start->since || start->since >= still.end_ns)
		return;
	ns = still.end_ns - start->since;
	if (ns < still.min_ns || ns > still.max_ns)
		return;
	still.threads++;
	still.ns += ns;
	if (still.open)
		bccx_tool__count(COUNTS, &start->key, (int64_t[]){ (int64_t)ns, 1 });
}

static int configure(const struct bccx_options *options, struct bccx_profile_totals *totals)
{
	uint64_t max_us = bccx_options__number(options, "opt.max-block-time", 0);

	(void)totals;
	still.open = bccx_options__flag(options, "opt.open");
	still.min_ns = 1000 * bccx_options__number(options, "opt.min-block-time", 0);
	still.max_ns = max_us && max_us < UINT64_MAX / 1000 ? 1000 * max_us + 999 : UINT64_MAX;
	return 0;
}

static int finish(uint32_t flags)
{
	struct bccx_log_line line;

	(void)flags;
	if (!still.threads || still.open)
		return 0;
	bccx_log__begin(&line, BCCX_LOG_WARNING, "");
	bccx_text__decimal(&line.text, still.threads);
	bccx_text__string(&line.text, still.threads == 1 ? " thread was" : " threads were");
	bccx_text__string(&line.text, " off CPU when the trace ended, for ");
	bccx_text__decimal(&line.text, still.ns / 1000);
	bccx_text__string(&line.text, " us in all: not counted (--open counts them)");
	bccx_log__end(&line);
	return 0;
}

static const struct bccx_stream streams[] = {
	[STACKS] = BCCX_STACKS_STREAM("stacks"),
	[COUNTS] = BCCX_COUNTS_STREAM("counts", struct offcputime_key, struct offcputime_count, sample),
	[START] = BCCX_ENTRIES_STREAM("start", uint32_t, struct offcputime_start, still_off),
};

static const struct bccx_value_type values[] = { { "off-cpu", "nanoseconds" }, { "intervals", "count" } };
static const struct bccx_result results[] = { BCCX_STACK_RESULT(values) };

const struct bccx_tool bccx_tool = {
	BCCX_TOOL(streams, results),
	.drop_tracer_frames = true,
	.configure = configure,
	.finish = finish,
};
