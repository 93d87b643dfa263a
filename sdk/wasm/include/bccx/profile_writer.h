/* SPDX-License-Identifier: Apache-2.0 */
/* A result as a bccx.profile.v1 message (sdk/schema/profile.v1.proto), written sample by sample and handed to the host in
 * parts. Only what the samples use is written; ids are given in the order of first use. */
#ifndef BCCX_PROFILE_WRITER_H
#define BCCX_PROFILE_WRITER_H

#include <bccx/frames.h>
#include <bccx/proto.h>

struct bccx_value_type {
	const char *type; /* "samples", "space", ... */
	const char *unit; /* "count", "nanoseconds", "bytes" */
};

struct bccx_label {
	const char *key;
	const char *string; /* NULL: number counts */
	uint32_t string_len;
	int64_t number;
	const char *unit; /* of number; NULL: none */
};

struct bccx_profile_sample {
	const uint32_t *locations; /* positions in frames, leaf first */
	uint32_t nr_locations;
	const int64_t *values;
	uint32_t nr_values;
	const struct bccx_label *labels;
	uint32_t nr_labels;
	uint32_t user_stop; /* enum bccx_stop */
	uint32_t kernel_stop;
};

struct bccx_profile_totals {
	uint64_t lost_events;
	uint64_t lost_stacks;
	uint64_t unknown_frames;
	uint64_t frames;
	int64_t time_nanos; /* of the epoch; 0: not known */
	int64_t duration_nanos;
	int64_t period; /* 0: none */
	struct bccx_value_type period_type;
};

struct bccx_profile_writer {
	struct bccx_proto proto;
	struct bccx_frames *frames; /* not owned */
	/* Number in the file of each entry of frames, 0 when it was not used; and the used ones in order. */
	struct bccx_profile_ids {
		BCCX_VEC(uint32_t) number;
		BCCX_VEC(uint32_t) used;
	} locations, functions, mappings, strings;
};

/* Begin a profile of result number `result`. */
void bccx_profile_writer__begin(struct bccx_profile_writer *writer, struct bccx_frames *frames, uint32_t result,
				const struct bccx_value_type *types, uint32_t nr_types);

void bccx_profile_writer__sample(struct bccx_profile_writer *writer, const struct bccx_profile_sample *sample);

/* Write the tables and the totals. 0, or the first error of all calls; the memory is given back in any case. */
int bccx_profile_writer__end(struct bccx_profile_writer *writer, const struct bccx_profile_totals *totals);

#endif
