/* SPDX-License-Identifier: Apache-2.0 */
/* From recorded frames to locations with names. Frames are gathered first and resolved object by object, so that each
 * symbol index is built once and only one has to be in memory. Everything found is kept for the next interval. */
#ifndef BCCX_SYMBOLIZER_H
#define BCCX_SYMBOLIZER_H

#include <bccx/frames.h>
#include <bccx/kallsyms.h>
#include <bccx/object.h>
#include <bccx/process.h>

struct bccx_symbolizer {
	struct bccx_processes processes;
	struct bccx_objects objects;
	struct bccx_kallsyms kallsyms;
	struct bccx_frames frames;
	bool raw_addresses; /* keep each process's own addresses (option address) instead of the objects' */
	bool demangle;
	bool short_names; /* of the C++ library, see demangle.h */
	bool inlines; /* show calls that were inlined, where there is debug information */
	bool lines; /* give source files and lines, where there is debug information */
	bool ahead; /* of the end: frames whose names may be others by then are left alone */
	bool kallsyms_tried;
	bool told_hidden; /* that the kernel's addresses are */
	bool dated; /* the frame at hand has its name for the time at which its stack was seen */
	bool saw_jit; /* frames outside of files, whose names may be others in the next interval */
	BCCX_VEC(struct bccx_seen_frame) seen;
	struct bccx_hash seen_index; /* (process, frame) → seen */
	struct bccx_hash object_index; /* (object, address, how) → seen */
	BCCX_VEC(struct bccx_kernel_mapping) kernel_mappings;
	BCCX_VEC(struct bccx_named_die) named_dies; /* inlined functions whose names were read */
	struct bccx_hash named_die_index;
	BCCX_VEC(uint32_t) unit_files; /* strings of the files of one unit, by number; 0: not read yet */
	uint32_t unit; /* that unit, of that object */
	uint32_t unit_object;
	uint32_t placeholder[3]; /* locations: lost user stack, lost kernel stack, separator */
};

/* Which process a user frame belongs to; all 0 for a kernel frame. */
struct bccx_frame_owner {
	uint64_t start_ns;
	uint32_t tgid;
	uint32_t epoch;
	uint64_t seen_ns; /* CLOCK_MONOTONIC when the stack was first seen; 0: not known */
	bool kernel;
};

void bccx_symbolizer__init(struct bccx_symbolizer *symbolizer);

/* Read the kernel's symbols now, if they were not read yet: while a trace runs it costs nobody time. */
void bccx_symbolizer__load_kernel(struct bccx_symbolizer *symbolizer);

/* Position of the location of a frame (as the stack record has it) in symbolizer->frames.locations. Names of user frames
 * are there after bccx_symbolizer__resolve. UINT32_MAX without memory. */
uint32_t bccx_symbolizer__frame(struct bccx_symbolizer *symbolizer, const struct bccx_frame_owner *owner,
				uint64_t frame);

/* Gather a frame before the end of an interval, so that bccx_symbolizer__resolve names what cannot change any more: frames
 * of the kernel and of mapped files. UINT32_MAX for others, which are left to bccx_symbolizer__frame. */
uint32_t bccx_symbolizer__frame_ahead(struct bccx_symbolizer *symbolizer, const struct bccx_frame_owner *owner,
				      uint64_t frame);

/* Processes may have mapped and unmapped since they were last looked at. */
void bccx_symbolizer__renew(struct bccx_symbolizer *symbolizer);

/* Location of the placeholder for a stack that was lost. UINT32_MAX without memory. */
uint32_t bccx_symbolizer__lost(struct bccx_symbolizer *symbolizer, bool kernel);

/* Location of the mark between two stacks of one sample. UINT32_MAX without memory. */
uint32_t bccx_symbolizer__separator(struct bccx_symbolizer *symbolizer);

/* Give names to all locations gathered since the last call. */
void bccx_symbolizer__resolve(struct bccx_symbolizer *symbolizer);

/* Whether a kernel location is a function of the tracing machinery itself, not of what was traced. */
bool bccx_symbolizer__is_tracer(const struct bccx_symbolizer *symbolizer, uint32_t location);

/* Hand the host the names that were found, for later runs. */
void bccx_symbolizer__keep(struct bccx_symbolizer *symbolizer);

/* An interval was written. Locations and names are kept for the next one, unless they may be others by then or hold more
 * than keep_bytes of memory. */
void bccx_symbolizer__end_interval(struct bccx_symbolizer *symbolizer, size_t keep_bytes);

/* Close and free everything. */
void bccx_symbolizer__free(struct bccx_symbolizer *symbolizer);

#endif
