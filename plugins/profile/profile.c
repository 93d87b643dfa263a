// SPDX-License-Identifier: Apache-2.0
/* The WASM side of profile: samples counted in the kernel become a profile of on-CPU time. */
#include "profile.h"
#include <bccx/tool.h>

static void sample(const void *key, struct bccx_sample *sample)
{
	const struct profile_key *k = key;

	bccx_sample__kernel(sample, k->kernel);
	bccx_sample__user(sample, k->user);
	bccx_sample__comm(sample, k->comm, sizeof(k->comm));
	bccx_sample__pid(sample, k->tgid);
}

/* A sample stands for one period of CPU time, unless the period is counted in events. */
static int configure(const struct bccx_options *options, struct bccx_profile_totals *totals)
{
	uint64_t hz = bccx_options__number(options, "opt.frequency", 0);

	if (hz) {
		totals->period_type = (struct bccx_value_type){ "cpu", "nanoseconds" };
		totals->period = (int64_t)(1000000000 / hz);
	}
	return 0;
}

static const struct bccx_stream streams[] = {
	BCCX_STACKS_STREAM("stacks"),
	BCCX_COUNTS_STREAM("counts", struct profile_key, struct profile_count, sample),
};

static const struct bccx_value_type values[] = { { "samples", "count" } };
static const struct bccx_result results[] = { BCCX_STACK_RESULT(values) };

const struct bccx_tool bccx_tool = { BCCX_TOOL(streams, results), .configure = configure };
