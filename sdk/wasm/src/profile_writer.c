// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/profile_writer.h>
#include <string.h>

#define VERSION 1

/* Field numbers of sdk/schema/profile.v1.proto. */
enum {
	PROFILE_SAMPLE_TYPE = 1,
	PROFILE_SAMPLE = 2,
	PROFILE_MAPPING = 3,
	PROFILE_LOCATION = 4,
	PROFILE_FUNCTION = 5,
	PROFILE_STRING_TABLE = 6,
	PROFILE_TIME_NANOS = 9,
	PROFILE_DURATION_NANOS = 10,
	PROFILE_PERIOD_TYPE = 11,
	PROFILE_PERIOD = 12,
	PROFILE_VERSION = 1000,
	PROFILE_LOST_EVENTS = 1001,
	PROFILE_LOST_STACKS = 1002,
	PROFILE_UNKNOWN_FRAMES = 1003,
	PROFILE_FRAMES = 1004,

	VALUE_TYPE_TYPE = 1,
	VALUE_TYPE_UNIT = 2,

	SAMPLE_LOCATION_ID = 1,
	SAMPLE_VALUE = 2,
	SAMPLE_LABEL = 3,
	SAMPLE_USER_STOP = 1000,
	SAMPLE_KERNEL_STOP = 1001,

	LABEL_KEY = 1,
	LABEL_STR = 2,
	LABEL_NUM = 3,
	LABEL_NUM_UNIT = 4,

	MAPPING_ID = 1,
	MAPPING_MEMORY_START = 2,
	MAPPING_MEMORY_LIMIT = 3,
	MAPPING_FILE_OFFSET = 4,
	MAPPING_FILENAME = 5,
	MAPPING_BUILD_ID = 6,
	MAPPING_HAS_FUNCTIONS = 7,

	LOCATION_ID = 1,
	LOCATION_MAPPING_ID = 2,
	LOCATION_ADDRESS = 3,
	LOCATION_LINE = 4,
	LOCATION_KIND = 1000,
	LOCATION_HOW = 1001,
	LOCATION_SOURCE = 1002,
	LOCATION_WHY = 1003,
	LOCATION_OBJECT_OFFSET = 1004,

	LINE_FUNCTION_ID = 1,
	LINE_LINE = 2,
	LINE_INLINED = 1000,

	FUNCTION_ID = 1,
	FUNCTION_NAME = 2,
	FUNCTION_SYSTEM_NAME = 3,
	FUNCTION_FILENAME = 4,
	FUNCTION_SYMBOL_START = 1000,
	FUNCTION_SYMBOL_SIZE = 1001,
};

/* Number in the file of entry i, given on first use, from 1 on. */
static uint32_t number_of(struct bccx_profile_writer *writer, struct bccx_profile_ids *ids, uint32_t i)
{
	uint32_t *used;

	if (i >= ids->number.len) {
		uint32_t old = ids->number.len, want = i + 1;

		if (want > ids->number.cap &&
		    bccx_vec__grow((void **)&ids->number.at, &ids->number.cap, want, sizeof(uint32_t))) {
			writer->proto.error = -BCCX_ENOMEM;
			return 0;
		}
		ids->number.len = want;
		memset(ids->number.at + old, 0, (want - old) * sizeof(uint32_t));
	}
	if (ids->number.at[i])
		return ids->number.at[i];
	used = bccx_vec__add(&ids->used);
	if (!used) {
		writer->proto.error = -BCCX_ENOMEM;
		return 0;
	}
	*used = i;
	ids->number.at[i] = ids->used.len;
	return ids->used.len;
}

static void free_ids(struct bccx_profile_ids *ids)
{
	bccx_vec__free(&ids->number);
	bccx_vec__free(&ids->used);
}

/* Index in the file's string table; string 0 of the frames is the empty one and stays 0. */
static uint32_t string_index(struct bccx_profile_writer *writer, uint32_t string)
{
	return string ? number_of(writer, &writer->strings, string) : 0;
}

static uint32_t add_string(struct bccx_profile_writer *writer, const char *bytes, uint32_t len)
{
	uint32_t string = bccx_strings__add(&writer->frames->strings, bytes, len);

	if (string == BCCX_STRINGS_FULL) {
		writer->proto.error = -BCCX_ENOMEM;
		return 0;
	}
	return string_index(writer, string);
}

static uint32_t add_text(struct bccx_profile_writer *writer, const char *text)
{
	return add_string(writer, text, (uint32_t)strlen(text));
}

static void write_type(struct bccx_profile_writer *writer, uint32_t field, const struct bccx_value_type *type)
{
	uint32_t begun = bccx_proto__begin(&writer->proto, field);

	bccx_proto__uint(&writer->proto, VALUE_TYPE_TYPE, add_text(writer, type->type));
	bccx_proto__uint(&writer->proto, VALUE_TYPE_UNIT, add_text(writer, type->unit));
	bccx_proto__end(&writer->proto, begun);
}

void bccx_profile_writer__begin(struct bccx_profile_writer *writer, struct bccx_frames *frames, uint32_t result,
				const struct bccx_value_type *types, uint32_t nr_types)
{
	memset(writer, 0, sizeof(*writer));
	writer->frames = frames;
	writer->proto.result = result;
	for (uint32_t i = 0; i < nr_types; i++)
		write_type(writer, PROFILE_SAMPLE_TYPE, &types[i]);
}

static void write_label(struct bccx_profile_writer *writer, const struct bccx_label *label)
{
	uint32_t begun = bccx_proto__begin(&writer->proto, SAMPLE_LABEL);

	bccx_proto__uint(&writer->proto, LABEL_KEY, add_text(writer, label->key));
	if (label->string)
		bccx_proto__uint(&writer->proto, LABEL_STR, add_string(writer, label->string, label->string_len));
	else
		bccx_proto__uint(&writer->proto, LABEL_NUM, (uint64_t)label->number);
	if (label->unit)
		bccx_proto__uint(&writer->proto, LABEL_NUM_UNIT, add_text(writer, label->unit));
	bccx_proto__end(&writer->proto, begun);
}

void bccx_profile_writer__sample(struct bccx_profile_writer *writer, const struct bccx_profile_sample *sample)
{
	struct bccx_proto *proto = &writer->proto;
	uint32_t begun = bccx_proto__begin(proto, PROFILE_SAMPLE), list;

	if (sample->nr_locations) {
		list = bccx_proto__begin(proto, SAMPLE_LOCATION_ID);
		for (uint32_t i = 0; i < sample->nr_locations; i++)
			bccx_proto__packed(proto, number_of(writer, &writer->locations, sample->locations[i]));
		bccx_proto__end(proto, list);
	}
	list = bccx_proto__begin(proto, SAMPLE_VALUE);
	for (uint32_t i = 0; i < sample->nr_values; i++)
		bccx_proto__packed(proto, (uint64_t)sample->values[i]);
	bccx_proto__end(proto, list);
	for (uint32_t i = 0; i < sample->nr_labels; i++)
		write_label(writer, &sample->labels[i]);
	bccx_proto__uint(proto, SAMPLE_USER_STOP, sample->user_stop);
	bccx_proto__uint(proto, SAMPLE_KERNEL_STOP, sample->kernel_stop);
	bccx_proto__end(proto, begun);
}

static void write_location(struct bccx_profile_writer *writer, uint32_t id, const struct bccx_frame_location *location)
{
	struct bccx_proto *proto = &writer->proto;
	uint32_t begun = bccx_proto__begin(proto, PROFILE_LOCATION);

	bccx_proto__uint(proto, LOCATION_ID, id);
	if (location->mapping)
		bccx_proto__uint(proto, LOCATION_MAPPING_ID, number_of(writer, &writer->mappings, location->mapping));
	bccx_proto__uint(proto, LOCATION_ADDRESS, location->address);
	for (uint32_t i = 0; i < location->nr_lines; i++) {
		const struct bccx_frame_line *line = &writer->frames->lines.at[location->lines + i];
		uint32_t inner = bccx_proto__begin(proto, LOCATION_LINE);

		bccx_proto__uint(proto, LINE_FUNCTION_ID, number_of(writer, &writer->functions, line->function));
		bccx_proto__uint(proto, LINE_LINE, line->line);
		bccx_proto__uint(proto, LINE_INLINED, line->inlined);
		bccx_proto__end(proto, inner);
	}
	bccx_proto__uint(proto, LOCATION_KIND, location->kind);
	bccx_proto__uint(proto, LOCATION_HOW, location->how);
	bccx_proto__uint(proto, LOCATION_SOURCE, location->source);
	bccx_proto__uint(proto, LOCATION_WHY, location->why);
	bccx_proto__uint(proto, LOCATION_OBJECT_OFFSET, location->object_offset);
	bccx_proto__end(proto, begun);
}

static void write_function(struct bccx_profile_writer *writer, uint32_t id, const struct bccx_frame_function *function)
{
	struct bccx_proto *proto = &writer->proto;
	uint32_t begun = bccx_proto__begin(proto, PROFILE_FUNCTION);

	bccx_proto__uint(proto, FUNCTION_ID, id);
	bccx_proto__uint(proto, FUNCTION_NAME, string_index(writer, function->name));
	bccx_proto__uint(proto, FUNCTION_SYSTEM_NAME, string_index(writer, function->system_name));
	bccx_proto__uint(proto, FUNCTION_FILENAME, string_index(writer, function->filename));
	bccx_proto__uint(proto, FUNCTION_SYMBOL_START, function->start);
	bccx_proto__uint(proto, FUNCTION_SYMBOL_SIZE, function->size);
	bccx_proto__end(proto, begun);
}

static void write_mapping(struct bccx_profile_writer *writer, uint32_t id, const struct bccx_frame_mapping *mapping)
{
	struct bccx_proto *proto = &writer->proto;
	uint32_t begun = bccx_proto__begin(proto, PROFILE_MAPPING);

	bccx_proto__uint(proto, MAPPING_ID, id);
	bccx_proto__uint(proto, MAPPING_MEMORY_START, mapping->start);
	bccx_proto__uint(proto, MAPPING_MEMORY_LIMIT, mapping->limit);
	bccx_proto__uint(proto, MAPPING_FILE_OFFSET, mapping->offset);
	bccx_proto__uint(proto, MAPPING_FILENAME, string_index(writer, mapping->filename));
	bccx_proto__uint(proto, MAPPING_BUILD_ID, string_index(writer, mapping->build_id));
	bccx_proto__uint(proto, MAPPING_HAS_FUNCTIONS, mapping->has_functions);
	bccx_proto__end(proto, begun);
}

static void write_strings(struct bccx_profile_writer *writer)
{
	bccx_proto__bytes(&writer->proto, PROFILE_STRING_TABLE, "", 0);
	for (uint32_t i = 0; i < writer->strings.used.len; i++) {
		const struct bccx_string *string = &writer->frames->strings.list.at[writer->strings.used.at[i]];

		bccx_proto__bytes(&writer->proto, PROFILE_STRING_TABLE, string->at, string->len);
	}
}

static void write_totals(struct bccx_profile_writer *writer, const struct bccx_profile_totals *totals)
{
	struct bccx_proto *proto = &writer->proto;

	bccx_proto__uint(proto, PROFILE_TIME_NANOS, (uint64_t)totals->time_nanos);
	bccx_proto__uint(proto, PROFILE_DURATION_NANOS, (uint64_t)totals->duration_nanos);
	if (totals->period) {
		write_type(writer, PROFILE_PERIOD_TYPE, &totals->period_type);
		bccx_proto__uint(proto, PROFILE_PERIOD, (uint64_t)totals->period);
	}
	bccx_proto__uint(proto, PROFILE_VERSION, VERSION);
	bccx_proto__uint(proto, PROFILE_LOST_EVENTS, totals->lost_events);
	bccx_proto__uint(proto, PROFILE_LOST_STACKS, totals->lost_stacks);
	bccx_proto__uint(proto, PROFILE_UNKNOWN_FRAMES, totals->unknown_frames);
	bccx_proto__uint(proto, PROFILE_FRAMES, totals->frames);
}

int bccx_profile_writer__end(struct bccx_profile_writer *writer, const struct bccx_profile_totals *totals)
{
	const struct bccx_frames *frames = writer->frames;
	int err;

	/* Each table may add to the ones after it. */
	for (uint32_t i = 0; i < writer->locations.used.len; i++)
		write_location(writer, i + 1, &frames->locations.at[writer->locations.used.at[i]]);
	for (uint32_t i = 0; i < writer->functions.used.len; i++)
		write_function(writer, i + 1, &frames->functions.at[writer->functions.used.at[i]]);
	for (uint32_t i = 0; i < writer->mappings.used.len; i++)
		write_mapping(writer, i + 1, &frames->mappings.at[writer->mappings.used.at[i]]);
	write_totals(writer, totals);
	write_strings(writer);
	err = bccx_proto__finish(&writer->proto);
	free_ids(&writer->locations);
	free_ids(&writer->functions);
	free_ids(&writer->mappings);
	free_ids(&writer->strings);
	return err;
}
