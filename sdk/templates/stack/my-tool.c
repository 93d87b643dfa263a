// SPDX-License-Identifier: Apache-2.0
#include "my-tool.h"
#include <bccx/tool.h>

static void sample(const void *key, struct bccx_sample *sample)
{
	const struct my_tool_key *k = key;

	bccx_sample__user(sample, k->user);
	bccx_sample__comm(sample, k->comm, sizeof(k->comm));
	bccx_sample__pid(sample, (uint32_t)k->tgid);
}

static const struct bccx_stream streams[] = { BCCX_STACKS_STREAM("stacks"),
					      BCCX_COUNTS_STREAM("counts", struct my_tool_key, uint64_t, sample) };
static const struct bccx_value_type values[] = { { "calls", "count" } };
static const struct bccx_result results[] = { BCCX_STACK_RESULT(values) };
const struct bccx_tool bccx_tool = { BCCX_TOOL(streams, results) };
