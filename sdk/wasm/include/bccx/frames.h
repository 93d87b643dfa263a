/* SPDX-License-Identifier: Apache-2.0 */
/* What frames resolve to: the tables of a profile (pprof's model), each entry once. Entries are referred to by position;
 * position 0 of mappings and functions is "none". */
#ifndef BCCX_FRAMES_H
#define BCCX_FRAMES_H

#include <bccx/hash.h>
#include <bccx/mem.h>
#include <bccx/strings.h>
#include <bccx/symtab.h>

enum bccx_frame_kind {
	BCCX_KIND_USER = 1,
	BCCX_KIND_KERNEL = 2,
	BCCX_KIND_JIT = 3,
	BCCX_KIND_INTERPRETER = 4,
	BCCX_KIND_LOST = 5,
	BCCX_KIND_SEPARATOR = 6,
};

/* Why a frame has no name: the numbers of bccx.profile.v1's Location.why. */
enum bccx_why {
	BCCX_WHY_NONE = 0,
	BCCX_WHY_PROCESS_GONE = 1,
	BCCX_WHY_NO_MAPPING = 2,
	BCCX_WHY_UNREADABLE = 3,
	BCCX_WHY_NO_SYMBOL_TABLE = 4,
	BCCX_WHY_NOT_COVERED = 5,
	BCCX_WHY_ANONYMOUS = 6,
	BCCX_WHY_LIMIT = 7,
	BCCX_WHY_HIDDEN = 8,
};

struct bccx_frame_mapping {
	uint64_t start; /* of the object's own addresses, or of the process's where raw addresses are asked for */
	uint64_t limit;
	uint64_t offset;
	uint32_t filename; /* string */
	uint32_t build_id; /* string, lower-case hex */
	bool has_functions;
};

struct bccx_frame_function {
	uint32_t name; /* string, demangled */
	uint32_t system_name; /* string, as in the object */
	uint32_t filename; /* string */
	uint32_t object; /* scope of key */
	uint8_t source; /* enum bccx_source_kind */
	uint64_t key; /* what tells functions of one object apart: where it starts, or for inlined ones name and file */
	uint64_t start; /* in the object's own addresses; of inlined functions 0 */
	uint64_t size;
};

struct bccx_frame_line {
	uint32_t function;
	uint32_t line;
	bool inlined;
};

struct bccx_frame_location {
	uint64_t address;
	uint64_t object_offset;
	uint32_t mapping;
	uint32_t lines; /* first of nr_lines, innermost first */
	uint16_t nr_lines;
	uint8_t kind; /* enum bccx_frame_kind */
	uint8_t how; /* enum bccx_frame_how */
	uint8_t source; /* enum bccx_source_kind */
	uint8_t why; /* enum bccx_why */
};

struct bccx_frames {
	struct bccx_strings strings;
	BCCX_VEC(struct bccx_frame_mapping) mappings;
	BCCX_VEC(struct bccx_frame_function) functions;
	BCCX_VEC(struct bccx_frame_line) lines;
	BCCX_VEC(struct bccx_frame_location) locations;
	struct bccx_hash function_index;
};

/* Position of the function with that key of that object, under that name and from that source file; added when it is new.
 * 0 without memory. */
uint32_t bccx_frames__function(struct bccx_frames *frames, const struct bccx_frame_function *function);

/* Position of a function by its object and key (name and file not looked at), or 0. */
uint32_t bccx_frames__find_function(const struct bccx_frames *frames, uint32_t object, uint64_t key);

/* Append. Position, or 0 without memory. */
uint32_t bccx_frames__add_mapping(struct bccx_frames *frames, const struct bccx_frame_mapping *mapping);

/* Append; position, or UINT32_MAX without memory. */
uint32_t bccx_frames__add_location(struct bccx_frames *frames, const struct bccx_frame_location *location);

/* Give a location its lines, innermost first. 0 or -ENOMEM. */
int bccx_frames__set_lines(struct bccx_frames *frames, uint32_t location, const struct bccx_frame_line *lines,
			   uint32_t count);

void bccx_frames__free(struct bccx_frames *frames);

#endif
