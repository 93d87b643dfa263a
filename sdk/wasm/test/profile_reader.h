/* SPDX-License-Identifier: Apache-2.0 */
/* Reads a bccx.profile.v1 message back, for tests: into plain tables, checking every id on the way. */
#ifndef BCCX_PROFILE_READER_H
#define BCCX_PROFILE_READER_H

#include <stddef.h>
#include <stdint.h>

struct read_line {
	uint64_t function;
	int64_t line;
	uint64_t inlined;
};

struct read_location {
	uint64_t id, mapping, address, kind, how, source, why, object_offset;
	struct read_line lines[64];
	uint32_t nr_lines;
};

struct read_function {
	uint64_t id, start, size;
	const char *name, *system_name, *filename;
};

struct read_mapping {
	uint64_t id, start, limit, offset, has_functions;
	const char *filename, *build_id;
};

struct read_sample {
	uint64_t locations[256];
	uint32_t nr_locations;
	int64_t values[8];
	uint32_t nr_values;
	const char *comm;
	int64_t pid;
	uint64_t user_stop, kernel_stop;
};

struct read_profile {
	struct read_sample *samples;
	struct read_location *locations;
	struct read_function *functions;
	struct read_mapping *mappings;
	uint32_t nr_samples, nr_locations, nr_functions, nr_mappings, nr_strings;
	char **strings;
	const char *type, *unit;
	uint64_t version, lost_events, lost_stacks, unknown_frames, frames, period;
};

/* NULL when it is malformed or an id in it refers to nothing. */
struct read_profile *profile_reader__read(const uint8_t *bytes, size_t len);
void profile_reader__free(struct read_profile *profile);

/* The names of a sample's frames, leaf first, joined by ';' (inlined ones in front of their caller); "[unknown]" for a
 * frame without a name. Valid until the next call. */
const char *profile_reader__stack(const struct read_profile *profile, const struct read_sample *sample);

const struct read_location *profile_reader__location(const struct read_profile *profile, uint64_t id);
const struct read_function *profile_reader__function(const struct read_profile *profile, uint64_t id);
const struct read_mapping *profile_reader__mapping(const struct read_profile *profile, uint64_t id);

#endif
