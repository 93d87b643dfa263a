/* SPDX-License-Identifier: Apache-2.0 */
/* What the WASM side of a tool is written with. A tool defines one `const struct bccx_tool bccx_tool`; the library
 * implements the ABI's exports with it. A stack tool says which streams it reads and turns a key into a sample:
 *
 *	static void sample(const void *key, struct bccx_sample *sample)
 *	{
 *		const struct mytool_key *k = key;
 *
 *		bccx_sample__kernel(sample, k->kernel);
 *		bccx_sample__user(sample, k->user);
 *		bccx_sample__comm(sample, k->comm, sizeof(k->comm));
 *		bccx_sample__pid(sample, k->tgid);
 *	}
 *
 *	static const struct bccx_stream streams[] = {
 *		BCCX_STACKS_STREAM("stacks"),
 *		BCCX_COUNTS_STREAM("counts", struct mytool_key, struct mytool_count, sample),
 *	};
 *	static const struct bccx_value_type values[] = { { "samples", "count" } };
 *	static const struct bccx_result results[] = { BCCX_STACK_RESULT(values) };
 *	const struct bccx_tool bccx_tool = { BCCX_TOOL(streams, results) };
 */
#ifndef BCCX_TOOL_H
#define BCCX_TOOL_H

#include <bccx/abi.h>
#include <bccx/aggregate.h>
#include <bccx/log.h>
#include <bccx/options.h>
#include <bccx/profile_writer.h>
#include <bccx/stack_record.h>
#include <bccx/stacks.h>

#define BCCX_SAMPLE_PARTS 6 /* stacks and separators of one sample */
#define BCCX_SAMPLE_LABELS 8

/* One line of a stack result: stacks from leaf to root, and labels. */
struct bccx_sample {
	struct bccx_sample_part {
		enum { BCCX_PART_USER, BCCX_PART_KERNEL, BCCX_PART_SEPARATOR } kind;
		struct bccx_stack_id id;
	} parts[BCCX_SAMPLE_PARTS];
	uint32_t nr_parts;
	struct bccx_label labels[BCCX_SAMPLE_LABELS];
	uint32_t nr_labels;
};

/* Append a stack; the one nearest to the leaf comes first (kernel before user). An id of a stack that was not asked for
 * adds nothing; one that was lost adds a placeholder. */
void bccx_sample__kernel(struct bccx_sample *sample, struct bccx_stack_id id);
void bccx_sample__user(struct bccx_sample *sample, struct bccx_stack_id id);

/* Append a mark between two stacks (a sleeper's and its waker's). */
void bccx_sample__separator(struct bccx_sample *sample);

/* The labels every stack tool writes. comm: up to size bytes, NUL-padded; it must stay valid as the key does. */
void bccx_sample__comm(struct bccx_sample *sample, const char *comm, uint32_t size);
void bccx_sample__pid(struct bccx_sample *sample, uint32_t pid);
void bccx_sample__tid(struct bccx_sample *sample, uint32_t tid);

/* A label of the tool's own. key and unit (may be NULL) are constants. */
void bccx_sample__number(struct bccx_sample *sample, const char *key, int64_t number, const char *unit);
void bccx_sample__string(struct bccx_sample *sample, const char *key, const char *string, uint32_t len);

enum bccx_stream_kind {
	BCCX_STREAM_STACKS, /* map of struct bccx_stack_id → struct bccx_stack */
	BCCX_STREAM_COUNTS, /* map of a key → values, summed by the library */
	BCCX_STREAM_RECORDS, /* ring buffer: each record goes to the tool */
};

/* One entry of the manifest's data. */
struct bccx_stream {
	const char *name;
	enum bccx_stream_kind kind;
	uint32_t result; /* index in the manifest's results */
	uint32_t key_size; /* of counts: bytes as the map has them */
	uint32_t value_size;
	void (*sample)(const void *key, struct bccx_sample *sample);
	/* The values of a key; NULL: value holds the result's number of u64. */
	void (*values)(const void *value, int64_t *values);
	/* Of counts: the map is never emptied and its values only grow; an interval has what they grew by in it. */
	bool cumulative;
	/* Of counts: takes each entry instead of its being summed; it may call bccx_tool__count for another stream. */
	void (*entry)(const void *key, const void *value);
	int (*record)(const void *record, uint32_t len); /* of records */
};

#define BCCX_STACKS_STREAM(stream) \
	{ \
		.name = (stream), .kind = BCCX_STREAM_STACKS \
	}
#define BCCX_COUNTS_STREAM(stream, key, value, to_sample) \
	{ \
		.name = (stream), .kind = BCCX_STREAM_COUNTS, .key_size = sizeof(key), .value_size = sizeof(value), \
		.sample = (to_sample) \
	}
#define BCCX_ENTRIES_STREAM(stream, key, map_value, handler) \
	{ \
		.name = (stream), .kind = BCCX_STREAM_COUNTS, .key_size = sizeof(key), \
		.value_size = sizeof(map_value), .entry = (handler) \
	}
#define BCCX_RECORDS_STREAM(stream, handler) \
	{ \
		.name = (stream), .kind = BCCX_STREAM_RECORDS, .record = (handler) \
	}

/* One entry of the manifest's results that this library writes. */
struct bccx_result {
	const struct bccx_value_type *values; /* at most BCCX_VALUES_MAX */
	uint32_t nr_values;
};

#define BCCX_STACK_RESULT(types) \
	{ \
		.values = (types), .nr_values = sizeof(types) / sizeof(*(types)) \
	}

struct bccx_tool {
	const struct bccx_stream *streams;
	uint32_t nr_streams;
	const struct bccx_result *results;
	uint32_t nr_results;
	/* Kernel stacks begin with the tracer's own frames (every program type but perf_event): drop them. */
	bool drop_tracer_frames;
	/* Read the tool's own options; may set totals.period. NULL: none. 0 or -errno. */
	int (*configure)(const struct bccx_options *options, struct bccx_profile_totals *totals);
	/* Called before the results are written, and with the flags of bccx_finish. NULL: nothing to do. 0 or -errno. */
	int (*finish)(uint32_t flags);
};

#define BCCX_TOOL(stream_list, result_list) \
	.streams = (stream_list), .nr_streams = sizeof(stream_list) / sizeof(*(stream_list)), \
	.results = (result_list), .nr_results = sizeof(result_list) / sizeof(*(result_list))

extern const struct bccx_tool bccx_tool;

/* Add to a counts stream from a tool's own code (a record handler). */
void bccx_tool__count(uint32_t stream, const void *key, const int64_t *values);

/* Forget everything; for tests that run more than one session in a process. */
void bccx_tool__reset(void);

#endif
