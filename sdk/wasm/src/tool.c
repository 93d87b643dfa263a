// SPDX-License-Identifier: Apache-2.0
/* The ABI's exports, over the tool's description: take batches while tracing, write results at finish. */
#include <bccx/symbolizer.h>
#include <bccx/tool.h>
#include <stdlib.h>
#include <string.h>

#define STREAMS_MAX 16u
#define STREAM_INDEX_MAX 64u
#define MODULE_BYTES_KEPT ((size_t)96 << 20) /* of resolved frames, from one interval to the next */

struct stream_state {
	struct bccx_aggregate sums;
	struct bccx_aggregate last; /* of a cumulative stream: values at the end of the interval before */
	uint64_t lost;
};

static struct {
	struct stream_state streams[STREAMS_MAX];
	uint8_t by_index[STREAM_INDEX_MAX]; /* manifest's stream index → position in the tool's list + 1 */
	struct bccx_stacks stacks;
	struct bccx_symbolizer symbolizer;
	struct bccx_profile_totals totals;
	bool configured;
	BCCX_VEC(uint32_t) stack_locations; /* resolved frames of all stacks of this interval */
	BCCX_VEC(uint32_t) sample_locations;
	uint64_t lost_stacks;
	BCCX_VEC(uint32_t) ahead_locations; /* resolved frames of stacks that were here before the end */
	uint32_t ahead; /* stacks of this interval that were looked at before its end */
	bool ended; /* an interval was written, and nothing came since */
	bool final; /* and it was the last one */
} state;

uint32_t bccx_abi(void)
{
	return BCCX_ABI_VERSION;
}

void *bccx_alloc(uint32_t size)
{
	return malloc(size ? size : 1);
}

void bccx_free(void *ptr)
{
	free(ptr);
}

static uint32_t padded(uint32_t size)
{
	return (size + 7) & ~7u;
}

int32_t bccx_configure(const void *bytes, uint32_t len)
{
	struct bccx_options options = { bytes, len };
	int err = bccx_options__check(&options);

	if (err || state.configured || bccx_tool.nr_streams > STREAMS_MAX)
		return -BCCX_EINVAL;
	state.configured = true;
	bccx_symbolizer__init(&state.symbolizer);
	state.symbolizer.raw_addresses =
		bccx_options__flag(&options, "opt.address") || bccx_options__flag(&options, "opt.verbose");
	state.symbolizer.inlines = !bccx_options__flag(&options, "opt.no-inline");
	state.symbolizer.lines = bccx_options__flag(&options, "opt.lines");
	state.symbolizer.demangle = !bccx_options__flag(&options, "opt.no-demangle");
	state.symbolizer.short_names = bccx_options__flag(&options, "opt.short-names");
	/* Names of another kind are kept apart. */
	state.symbolizer.objects.variant = (uint32_t)state.symbolizer.inlines | (uint32_t)state.symbolizer.lines << 1 |
					   (uint32_t)state.symbolizer.demangle << 2 |
					   (uint32_t)state.symbolizer.short_names << 3;
	for (uint32_t i = 0; i < bccx_tool.nr_streams; i++) {
		const struct bccx_stream *stream = &bccx_tool.streams[i];
		int index = bccx_options__stream(&options, stream->name);

		if (index < 0 || index >= (int)STREAM_INDEX_MAX)
			continue; /* not asked for in this run */
		state.by_index[index] = (uint8_t)(i + 1);
		state.streams[i].sums.key_size = stream->key_size;
		state.streams[i].sums.nr_values =
			stream->result < bccx_tool.nr_results ? bccx_tool.results[stream->result].nr_values : 0;
		state.streams[i].last.key_size = stream->key_size;
		state.streams[i].last.nr_values = state.streams[i].sums.nr_values;
	}
	return bccx_tool.configure ? bccx_tool.configure(&options, &state.totals) : 0;
}

void bccx_tool__count(uint32_t stream, const void *key, const int64_t *values)
{
	if (stream < bccx_tool.nr_streams)
		bccx_aggregate__add(&state.streams[stream].sums, key, values);
}

static int consume_counts(const struct bccx_stream *stream, struct stream_state *to, const char *at, uint32_t len,
			  uint32_t count)
{
	uint32_t stride = padded(stream->key_size) + padded(stream->value_size);

	bool whole = stream->values || stream->entry || stream->value_size >= to->sums.nr_values * 8;

	if ((uint64_t)stride * count != len || !whole)
		return -BCCX_EINVAL;
	for (uint32_t i = 0; i < count; i++, at += stride) {
		const char *value = at + padded(stream->key_size);
		int64_t values[BCCX_VALUES_MAX] = { 0 };

		if (stream->entry) {
			stream->entry(at, value);
			continue;
		}
		if (stream->values)
			stream->values(value, values);
		else
			memcpy(values, value, to->sums.nr_values * sizeof(*values));
		if (stream->cumulative && !bccx_aggregate__growth(&to->last, at, values))
			continue;
		bccx_aggregate__add(&to->sums, at, values);
	}
	return 0;
}

static int consume_records(const struct bccx_stream *stream, const char *at, uint32_t len, uint32_t count)
{
	for (; count; count--) {
		uint32_t head[2];
		int err;

		if (len < sizeof(head))
			return -BCCX_EINVAL;
		memcpy(head, at, sizeof(head));
		at += sizeof(head);
		len -= (uint32_t)sizeof(head);
		if (head[0] > len || padded(head[0]) > len)
			return -BCCX_EINVAL;
		err = stream->record ? stream->record(at, head[0]) : 0;
		if (err)
			return err;
		at += padded(head[0]);
		len -= padded(head[0]);
	}
	return len ? -BCCX_EINVAL : 0;
}

/* What was resolved in the interval before stays, as far as it holds. */
static void begin_interval(void)
{
	if (state.ended)
		bccx_symbolizer__end_interval(&state.symbolizer, MODULE_BYTES_KEPT);
	state.ended = state.final = false;
}

int32_t bccx_consume(uint32_t index, const void *records, uint32_t len, uint32_t count, uint64_t lost)
{
	uint32_t i = index < STREAM_INDEX_MAX ? state.by_index[index] : 0;
	const struct bccx_stream *stream;

	if (!i--)
		return -BCCX_EINVAL;
	begin_interval();
	stream = &bccx_tool.streams[i];
	if (stream->kind == BCCX_STREAM_STACKS)
		state.lost_stacks += lost;
	else
		state.streams[i].lost += lost;
	if (!count && !len)
		return 0;
	switch (stream->kind) {
	case BCCX_STREAM_STACKS:
		return bccx_stacks__feed(&state.stacks, records, len, count);
	case BCCX_STREAM_COUNTS:
		return consume_counts(stream, &state.streams[i], records, len, count);
	default:
		return consume_records(stream, records, len, count);
	}
}

static struct bccx_frame_owner owner_of(const struct bccx_stack_entry *stack)
{
	return (struct bccx_frame_owner){
		.start_ns = stack->start_ns,
		.tgid = stack->tgid,
		.epoch = stack->epoch,
		.seen_ns = stack->seen_ns,
		.kernel = stack->kernel,
	};
}

/* A frame as it is looked up. A signal handler returns to the first instruction of the trampoline, which nothing calls: where
 * the frame behind is what the signal interrupted, the address is exact. */
static uint64_t frame_to_look_up(const struct bccx_stack_entry *record, uint32_t i)
{
	const uint64_t how = BCCX_FRAME_HOW_MASK << BCCX_FRAME_HOW_SHIFT;
	bool trampoline = i && i + 1 < record->nr && bccx_frame__how(record->frames[i + 1]) == BCCX_HOW_SIGNAL;

	if (!trampoline)
		return record->frames[i];
	return (record->frames[i] & ~how) | (uint64_t)BCCX_HOW_SIGNAL << BCCX_FRAME_HOW_SHIFT;
}

/* Names the frames of stacks that came since the last time, so that little is left to do at the end. */
static void name_ahead(void)
{
	if (state.ahead >= state.stacks.list.len)
		return;
	bccx_symbolizer__renew(&state.symbolizer);
	for (; state.ahead < state.stacks.list.len; state.ahead++) {
		struct bccx_stack_entry *stack = &state.stacks.list.at[state.ahead];
		struct bccx_frame_owner owner = owner_of(stack);
		uint32_t first = state.ahead_locations.len, k;

		for (k = 0; k < stack->nr; k++) {
			uint32_t *slot = bccx_vec__add(&state.ahead_locations);

			if (!slot)
				break;
			*slot = bccx_symbolizer__frame_ahead(&state.symbolizer, &owner, frame_to_look_up(stack, k));
		}
		if (k == stack->nr)
			stack->ahead = first;
		else
			state.ahead_locations.len = first;
	}
	bccx_symbolizer__resolve(&state.symbolizer);
}

/* Does what can be done before the end: the kernel's symbols, and names for the stacks that are here already. And what can be
 * done behind it: names for the next run. */
int32_t bccx_tick(uint64_t now_ns)
{
	(void)now_ns;
	if (state.final) {
		bccx_symbolizer__keep(&state.symbolizer);
		return 0;
	}
	begin_interval();
	bccx_symbolizer__load_kernel(&state.symbolizer);
	name_ahead();
	return 0;
}

/* The locations of one record's frames. *at_top: all frames so far were the tracer's. Returns how many are kept. */
static uint32_t locate_record(const struct bccx_frame_owner *owner, const struct bccx_stack_entry *record, bool *at_top)
{
	uint32_t kept = 0;

	for (uint32_t i = 0; i < record->nr; i++) {
		uint32_t location = UINT32_MAX, *slot;

		if (record->ahead != UINT32_MAX)
			location = state.ahead_locations.at[record->ahead + i];
		if (location == UINT32_MAX)
			location = bccx_symbolizer__frame(&state.symbolizer, owner, frame_to_look_up(record, i));
		if (location == UINT32_MAX)
			break;
		if (*at_top && bccx_symbolizer__is_tracer(&state.symbolizer, location))
			continue;
		*at_top = false;
		slot = bccx_vec__add(&state.stack_locations);
		if (!slot)
			break;
		*slot = location;
		kept++;
	}
	return kept;
}

/* Resolve the frames of one stack; their locations follow each other in stack_locations. */
static void locate_stack(struct bccx_stack_entry *stack)
{
	struct bccx_frame_owner owner = owner_of(stack);
	bool at_top = stack->kernel && bccx_tool.drop_tracer_frames;
	uint32_t kept, left = stack->more;

	if (stack->locations != UINT32_MAX)
		return;
	stack->locations = state.stack_locations.len;
	kept = locate_record(&owner, stack, &at_top);
	for (uint32_t k = 1; k < BCCX_STACK_RECORDS && left; k++) {
		const struct bccx_stack_entry *rest = bccx_stacks__rest(&state.stacks, stack, k);

		if (!rest || rest->nr > left) {
			stack->stop = BCCX_STOP_DEPTH;
			break;
		}
		kept += locate_record(&owner, rest, &at_top);
		left -= rest->nr;
	}
	stack->nr = kept;
	stack->more = 0;
}

static void describe(const struct bccx_stream *stream, const struct bccx_sum *sum, struct bccx_sample *sample)
{
	sample->nr_parts = sample->nr_labels = 0;
	stream->sample(sum->key, sample);
}

/* First pass: gather the frames of every stack that a sample refers to. */
static void locate_all(void)
{
	struct bccx_sample sample;

	bccx_symbolizer__renew(&state.symbolizer);
	for (uint32_t i = 0; i < bccx_tool.nr_streams; i++) {
		const struct bccx_stream *stream = &bccx_tool.streams[i];

		for (uint32_t k = 0; stream->sample && k < state.streams[i].sums.sums.len; k++) {
			describe(stream, &state.streams[i].sums.sums.at[k], &sample);
			for (uint32_t part = 0; part < sample.nr_parts; part++) {
				struct bccx_stack_entry *stack =
					bccx_stacks__find(&state.stacks, sample.parts[part].id);

				if (stack)
					locate_stack(stack);
			}
		}
	}
	bccx_symbolizer__resolve(&state.symbolizer);
}

static void add_location(uint32_t location)
{
	uint32_t *slot = location == UINT32_MAX ? NULL : bccx_vec__add(&state.sample_locations);

	if (slot)
		*slot = location;
}

/* The locations of a sample, leaf first, into sample_locations; its stop reasons. Returns how many of its stacks are
 * lost. */
static uint32_t assemble(const struct bccx_sample *sample, struct bccx_profile_sample *line)
{
	uint32_t lost = 0;

	state.sample_locations.len = 0;
	for (uint32_t i = 0; i < sample->nr_parts; i++) {
		const struct bccx_sample_part *part = &sample->parts[i];
		bool kernel = part->kind == BCCX_PART_KERNEL;
		const struct bccx_stack_entry *stack;
		uint32_t stop = BCCX_STOP_LOST;

		if (part->kind == BCCX_PART_SEPARATOR) {
			add_location(bccx_symbolizer__separator(&state.symbolizer));
			continue;
		}
		stack = bccx_stacks__find(&state.stacks, part->id);
		if (stack) {
			stop = stack->stop;
			for (uint32_t k = 0; k < stack->nr; k++)
				add_location(state.stack_locations.at[stack->locations + k]);
		} else {
			add_location(bccx_symbolizer__lost(&state.symbolizer, kernel));
			lost++;
		}
		if (kernel)
			line->kernel_stop = stop;
		else
			line->user_stop = stop;
	}
	line->locations = state.sample_locations.at;
	line->nr_locations = state.sample_locations.len;
	return lost;
}

static void count_frames(struct bccx_profile_totals *totals)
{
	for (uint32_t i = 0; i < state.stacks.list.len; i++) {
		const struct bccx_stack_entry *stack = &state.stacks.list.at[i];

		if (stack->locations == UINT32_MAX)
			continue;
		totals->frames += stack->nr;
		for (uint32_t k = 0; k < stack->nr; k++) {
			uint32_t location = state.stack_locations.at[stack->locations + k];

			totals->unknown_frames += !state.symbolizer.frames.locations.at[location].nr_lines;
		}
	}
}

static void write_samples(struct bccx_profile_writer *writer, uint32_t i, struct bccx_profile_totals *totals)
{
	const struct bccx_stream *stream = &bccx_tool.streams[i];
	const struct bccx_aggregate *sums = &state.streams[i].sums;
	struct bccx_profile_sample line;
	struct bccx_sample sample;

	for (uint32_t k = 0; k < sums->sums.len; k++) {
		const struct bccx_sum *sum = &sums->sums.at[k];

		describe(stream, sum, &sample);
		line = (struct bccx_profile_sample){ .values = sum->value,
						     .nr_values = sums->nr_values,
						     .labels = sample.labels,
						     .nr_labels = sample.nr_labels };
		if (assemble(&sample, &line) && sum->value[0] > 0)
			totals->lost_stacks += (uint64_t)sum->value[0];
		bccx_profile_writer__sample(writer, &line);
	}
	/* What memory had no room for: its keys are gone, its sums are not. */
	if (sums->rest_count) {
		uint32_t lost = bccx_symbolizer__lost(&state.symbolizer, false);

		line = (struct bccx_profile_sample){ .locations = &lost,
						     .nr_locations = lost == UINT32_MAX ? 0 : 1,
						     .values = sums->rest,
						     .nr_values = sums->nr_values,
						     .user_stop = BCCX_STOP_LOST };
		bccx_profile_writer__sample(writer, &line);
	}
	totals->lost_events += state.streams[i].lost;
}

static int write_result(uint32_t result)
{
	struct bccx_profile_totals totals = state.totals;
	struct bccx_profile_writer writer;

	bccx_profile_writer__begin(&writer, &state.symbolizer.frames, result, bccx_tool.results[result].values,
				   bccx_tool.results[result].nr_values);
	for (uint32_t i = 0; i < bccx_tool.nr_streams; i++)
		if (bccx_tool.streams[i].sample && bccx_tool.streams[i].result == result)
			write_samples(&writer, i, &totals);
	count_frames(&totals);
	return bccx_profile_writer__end(&writer, &totals);
}

static void report_refused(void)
{
	struct bccx_log_line line;

	if (state.stacks.refused) {
		bccx_log__begin(&line, BCCX_LOG_WARNING, "stacks: records that are not valid: ");
		bccx_text__decimal(&line.text, state.stacks.refused);
		bccx_log__end(&line);
	}
	if (state.stacks.dropped) {
		bccx_log__begin(&line, BCCX_LOG_WARNING, "stacks: no memory left in the module for ");
		bccx_text__decimal(&line.text, state.stacks.dropped);
		bccx_text__string(&line.text, " stacks");
		bccx_log__end(&line);
	}
}

/* Begin a new interval: what was consumed is reported, what was resolved stays. */
static void next_interval(void)
{
	for (uint32_t i = 0; i < bccx_tool.nr_streams; i++) {
		bccx_aggregate__clear(&state.streams[i].sums);
		state.streams[i].lost = 0;
	}
	bccx_stacks__clear(&state.stacks);
	state.stack_locations.len = 0;
	state.lost_stacks = 0;
	state.ahead_locations.len = 0;
	state.ahead = 0;
	state.ended = true;
}

int32_t bccx_finish(uint32_t flags)
{
	int err = bccx_tool.finish ? bccx_tool.finish(flags) : 0;

	if (err)
		return err;
	begin_interval();
	locate_all();
	report_refused();
	for (uint32_t i = 0; !err && i < bccx_tool.nr_results; i++)
		if (bccx_tool.results[i].nr_values)
			err = write_result(i);
	next_interval();
	state.final = flags & BCCX_FINISH_FINAL;
	return err;
}

void bccx_tool__reset(void)
{
	for (uint32_t i = 0; i < STREAMS_MAX; i++) {
		bccx_aggregate__free(&state.streams[i].sums);
		bccx_aggregate__free(&state.streams[i].last);
	}
	bccx_stacks__free(&state.stacks);
	bccx_symbolizer__free(&state.symbolizer);
	bccx_vec__free(&state.stack_locations);
	bccx_vec__free(&state.sample_locations);
	bccx_vec__free(&state.ahead_locations);
	memset(&state, 0, sizeof(state));
}
