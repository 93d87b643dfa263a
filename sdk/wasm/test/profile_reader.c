// SPDX-License-Identifier: Apache-2.0
#include "profile_reader.h"
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A part of the message: at … end. */
struct bytes {
	const uint8_t *at;
	const uint8_t *end;
	bool bad;
};

struct field {
	uint32_t number;
	uint64_t value; /* of a number */
	struct bytes body; /* of everything else */
};

static uint64_t varint(struct bytes *bytes)
{
	uint64_t value = 0;

	for (int shift = 0; shift < 70 && bytes->at < bytes->end; shift += 7) {
		uint8_t byte = *bytes->at++;

		value |= (uint64_t)(byte & 0x7f) << (shift < 64 ? shift : 63);
		if (byte < 0x80)
			return value;
	}
	bytes->bad = true;
	return 0;
}

static bool next(struct bytes *bytes, struct field *field)
{
	uint64_t tag;

	if (bytes->bad || bytes->at == bytes->end)
		return false;
	tag = varint(bytes);
	field->number = (uint32_t)(tag >> 3);
	field->value = varint(bytes);
	if ((tag & 7) == 2) {
		if (field->value > (uint64_t)(bytes->end - bytes->at)) {
			bytes->bad = true;
			return false;
		}
		field->body = (struct bytes){ bytes->at, bytes->at + field->value, false };
		bytes->at += field->value;
	} else if (tag & 7) {
		bytes->bad = true;
	}
	return !bytes->bad;
}

static const char *string(const struct read_profile *profile, uint64_t index)
{
	return index < profile->nr_strings ? profile->strings[index] : NULL;
}

static bool read_label(const struct read_profile *profile, struct bytes body, struct read_sample *sample)
{
	uint64_t key = 0, text = 0, number = 0;
	struct field field;
	const char *name;

	while (next(&body, &field))
		*(field.number == 1 ? &key : field.number == 2 ? &text : &number) = field.value;
	name = string(profile, key);
	if (!name || !string(profile, text))
		return false;
	if (!strcmp(name, "comm"))
		sample->comm = string(profile, text);
	else if (!strcmp(name, "pid"))
		sample->pid = (int64_t)number;
	return !body.bad;
}

static bool read_sample(const struct read_profile *profile, struct bytes body, struct read_sample *sample)
{
	struct field field;

	while (next(&body, &field))
		switch (field.number) {
		case 1:
			while (field.body.at < field.body.end && sample->nr_locations < 256)
				sample->locations[sample->nr_locations++] = varint(&field.body);
			break;
		case 2:
			while (field.body.at < field.body.end && sample->nr_values < 8)
				sample->values[sample->nr_values++] = (int64_t)varint(&field.body);
			break;
		case 3:
			if (!read_label(profile, field.body, sample))
				return false;
			break;
		case 1000:
			sample->user_stop = field.value;
			break;
		case 1001:
			sample->kernel_stop = field.value;
			break;
		}
	return !body.bad;
}

static bool read_location(struct bytes body, struct read_location *location)
{
	struct field field, inner;

	while (next(&body, &field))
		switch (field.number) {
		case 1:
			location->id = field.value;
			break;
		case 2:
			location->mapping = field.value;
			break;
		case 3:
			location->address = field.value;
			break;
		case 4:
			if (location->nr_lines == 64)
				return false;
			while (next(&field.body, &inner)) {
				struct read_line *line = &location->lines[location->nr_lines];

				if (inner.number == 1)
					line->function = inner.value;
				else if (inner.number == 2)
					line->line = (int64_t)inner.value;
				else
					line->inlined = inner.value;
			}
			location->nr_lines++;
			break;
		case 1000:
			location->kind = field.value;
			break;
		case 1001:
			location->how = field.value;
			break;
		case 1002:
			location->source = field.value;
			break;
		case 1003:
			location->why = field.value;
			break;
		case 1004:
			location->object_offset = field.value;
			break;
		}
	return !body.bad;
}

static bool read_function(const struct read_profile *profile, struct bytes body, struct read_function *function)
{
	struct field field;

	function->name = function->system_name = function->filename = "";
	while (next(&body, &field))
		switch (field.number) {
		case 1:
			function->id = field.value;
			break;
		case 2:
			function->name = string(profile, field.value);
			break;
		case 3:
			function->system_name = string(profile, field.value);
			break;
		case 4:
			function->filename = string(profile, field.value);
			break;
		case 1000:
			function->start = field.value;
			break;
		case 1001:
			function->size = field.value;
			break;
		}
	return !body.bad && function->name && function->system_name && function->filename;
}

static bool read_mapping(const struct read_profile *profile, struct bytes body, struct read_mapping *mapping)
{
	struct field field;

	mapping->filename = mapping->build_id = "";
	while (next(&body, &field))
		switch (field.number) {
		case 1:
			mapping->id = field.value;
			break;
		case 2:
			mapping->start = field.value;
			break;
		case 3:
			mapping->limit = field.value;
			break;
		case 4:
			mapping->offset = field.value;
			break;
		case 5:
			mapping->filename = string(profile, field.value);
			break;
		case 6:
			mapping->build_id = string(profile, field.value);
			break;
		case 7:
			mapping->has_functions = field.value;
			break;
		}
	return !body.bad && mapping->filename && mapping->build_id;
}

static void read_strings(struct read_profile *profile, struct bytes all)
{
	struct field field;

	while (next(&all, &field)) {
		size_t len = (size_t)(field.body.end - field.body.at);
		char *copy;

		if (field.number != 6)
			continue;
		copy = malloc(len + 1);
		memcpy(copy, field.body.at, len);
		copy[len] = 0;
		profile->strings = realloc(profile->strings, (profile->nr_strings + 1) * sizeof(char *));
		profile->strings[profile->nr_strings++] = copy;
	}
}

static void *grow(void *list, uint32_t *count, size_t width)
{
	list = realloc(list, (*count + 1) * width);
	memset((char *)list + *count * width, 0, width);
	++*count;
	return list;
}

static bool read_type(struct read_profile *profile, struct bytes body)
{
	struct field field;

	while (next(&body, &field))
		*(field.number == 1 ? &profile->type : &profile->unit) = string(profile, field.value);
	return profile->type && profile->unit;
}

static bool read_tables(struct read_profile *p, struct bytes all)
{
	struct field field;
	bool good = true;

	while (good && next(&all, &field))
		switch (field.number) {
		case 1:
			good = read_type(p, field.body);
			break;
		case 2:
			p->samples = grow(p->samples, &p->nr_samples, sizeof(*p->samples));
			good = read_sample(p, field.body, &p->samples[p->nr_samples - 1]);
			break;
		case 3:
			p->mappings = grow(p->mappings, &p->nr_mappings, sizeof(*p->mappings));
			good = read_mapping(p, field.body, &p->mappings[p->nr_mappings - 1]);
			break;
		case 4:
			p->locations = grow(p->locations, &p->nr_locations, sizeof(*p->locations));
			good = read_location(field.body, &p->locations[p->nr_locations - 1]);
			break;
		case 5:
			p->functions = grow(p->functions, &p->nr_functions, sizeof(*p->functions));
			good = read_function(p, field.body, &p->functions[p->nr_functions - 1]);
			break;
		case 12:
			p->period = field.value;
			break;
		case 1000:
			p->version = field.value;
			break;
		case 1001:
			p->lost_events = field.value;
			break;
		case 1002:
			p->lost_stacks = field.value;
			break;
		case 1003:
			p->unknown_frames = field.value;
			break;
		case 1004:
			p->frames = field.value;
			break;
		}
	return good && !all.bad;
}

static bool refers_to_what_is_there(const struct read_profile *p)
{
	for (uint32_t i = 0; i < p->nr_samples; i++)
		for (uint32_t k = 0; k < p->samples[i].nr_locations; k++)
			if (!profile_reader__location(p, p->samples[i].locations[k]))
				return false;
	for (uint32_t i = 0; i < p->nr_locations; i++) {
		const struct read_location *location = &p->locations[i];

		if (location->id != i + 1 || (location->mapping && !profile_reader__mapping(p, location->mapping)))
			return false;
		for (uint32_t k = 0; k < location->nr_lines; k++)
			if (!profile_reader__function(p, location->lines[k].function))
				return false;
	}
	for (uint32_t i = 0; i < p->nr_functions; i++)
		if (p->functions[i].id != i + 1)
			return false;
	return p->nr_strings && !*p->strings[0];
}

struct read_profile *profile_reader__read(const uint8_t *bytes, size_t len)
{
	struct read_profile *profile = calloc(1, sizeof(*profile));
	static const uint8_t nothing[1];
	struct bytes all = { len ? bytes : nothing, len ? bytes + len : nothing, false };

	read_strings(profile, all);
	if (read_tables(profile, all) && refers_to_what_is_there(profile))
		return profile;
	profile_reader__free(profile);
	return NULL;
}

void profile_reader__free(struct read_profile *profile)
{
	if (!profile)
		return;
	for (uint32_t i = 0; i < profile->nr_strings; i++)
		free(profile->strings[i]);
	free(profile->strings);
	free(profile->samples);
	free(profile->locations);
	free(profile->functions);
	free(profile->mappings);
	free(profile);
}

const struct read_location *profile_reader__location(const struct read_profile *profile, uint64_t id)
{
	return id && id <= profile->nr_locations ? &profile->locations[id - 1] : NULL;
}

const struct read_function *profile_reader__function(const struct read_profile *profile, uint64_t id)
{
	return id && id <= profile->nr_functions ? &profile->functions[id - 1] : NULL;
}

const struct read_mapping *profile_reader__mapping(const struct read_profile *profile, uint64_t id)
{
	return id && id <= profile->nr_mappings ? &profile->mappings[id - 1] : NULL;
}

const char *profile_reader__stack(const struct read_profile *profile, const struct read_sample *sample)
{
	static char text[65536];

	text[0] = 0;
	for (uint32_t i = 0; i < sample->nr_locations; i++) {
		const struct read_location *location = profile_reader__location(profile, sample->locations[i]);

		for (uint32_t k = 0; k < location->nr_lines || !k; k++) {
			strcat(text, *text ? ";" : "");
			strncat(text,
				location->nr_lines
					? profile_reader__function(profile, location->lines[k].function)->name
					: "[unknown]",
				sizeof(text) - strlen(text) - 2);
		}
	}
	return text;
}
