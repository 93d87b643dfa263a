// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "native_host.h"
#include <bccx/stack_record.h>
#include <bccx/symbolizer.h>

/* Frames between an event and a BPF program are the tracer's; what was traced is not, however it is called. */
TEST(symbolizer_knows_the_tracers_own_frames)
{
	static const struct {
		uint64_t address;
		bool is_tracer;
	} frames[] = { { 0xffffffffc0000010, true },  { 0xffffffff81000010, true },  { 0xffffffff81001010, true },
		       { 0xffffffff81002010, false }, { 0xffffffff81003010, false }, { 0xffffffff90000000, false } };
	struct bccx_frame_owner kernel = { .kernel = true };
	struct bccx_symbolizer symbolizer;

	native_host__set_kallsyms("ffffffff81000000 T bpf_trace_run4\nffffffff81001000 T __bpf_trace_sched_switch\n"
				  "ffffffff81002000 T __schedule\nffffffff81003000 T bpf_map_update_elem_user\n"
				  "ffffffff81004000 T _etext\n"
				  "ffffffffc0000000 t bpf_prog_0123456789abcdef_on_switch\t[bpf]\n");
	bccx_symbolizer__init(&symbolizer);
	for (size_t i = 0; i < sizeof(frames) / sizeof(*frames); i++) {
		uint64_t frame = (frames[i].address & ((1ULL << BCCX_FRAME_ADDR_BITS) - 1)) |
				 (uint64_t)BCCX_HOW_KERNEL << BCCX_FRAME_HOW_SHIFT;
		uint32_t location = bccx_symbolizer__frame(&symbolizer, &kernel, frame);

		if (CHECK(location != UINT32_MAX))
			CHECK_EQUAL(bccx_symbolizer__is_tracer(&symbolizer, location), frames[i].is_tracer);
	}
	bccx_symbolizer__free(&symbolizer);
	native_host__reset();
}
