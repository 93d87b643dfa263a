// SPDX-License-Identifier: Apache-2.0
/* The WASM side of stackcount: events counted in the kernel become a profile of where they come from. */
#include "stackcount.h"
#include <bccx/tool.h>

static bool per_process;

static void sample(const void *key, struct bccx_sample *sample)
{
	const struct stackcount_key *k = key;

	bccx_sample__kernel(sample, k->kernel);
	bccx_sample__user(sample, k->user);
	if (!per_process)
		return;
	bccx_sample__comm(sample, k->comm, sizeof(k->comm));
	bccx_sample__pid(sample, k->tgid);
}

static int configure(const struct bccx_options *options, struct bccx_profile_totals *totals)
{
	(void)totals;
	per_process = bccx_options__flag(options, "opt.perpid") || bccx_options__find(options, "opt.pid");
	return 0;
}

static const struct bccx_stream streams[] = {
	BCCX_STACKS_STREAM("stacks"),
	{ .name = "counts",
	  .kind = BCCX_STREAM_COUNTS,
	  .key_size = sizeof(struct stackcount_key),
	  .value_size = sizeof(struct stackcount_count),
	  .sample = sample,
	  .cumulative = true },
};

static const struct bccx_value_type values[] = { { "events", "count" } };
static const struct bccx_result results[] = { BCCX_STACK_RESULT(values) };

const struct bccx_tool bccx_tool = {
	BCCX_TOOL(streams, results),
	.drop_tracer_frames = true,
	.configure = configure,
};
