// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include "native_host.h"
#include <bccx/abi.h>
#include <bccx/object.h>
#include <string.h>

static const char maps[] = "1000-2000 r-xp 00000000 08:01 1 build/fixtures/calls-pie\n"
			   "3000-4000 r-xp 00000000 08:01 2 build/fixtures/calls-nopie\n"
			   "5000-6000 r-xp 00000000 08:01 3 build/fixtures/calls-static\n";

struct opened {
	struct bccx_processes processes;
	struct bccx_objects objects;
	uint32_t positions[3];
};

static void open_three(struct opened *o)
{
	struct bccx_process *process;
	uint32_t position;

	memset(o, 0, sizeof(*o));
	native_host__add_process(1, maps);
	position = bccx_processes__get(&o->processes, 1, 0, 0);
	process = &o->processes.list.at[position];
	for (int i = 0; i < 3; i++)
		o->positions[i] = bccx_objects__get(&o->objects, process, &process->maps.mappings.at[i]);
}

static void close_three(struct opened *o)
{
	bccx_objects__free(&o->objects);
	bccx_processes__free(&o->processes);
	bccx_source__free_windows();
	CHECK_EQUAL(native_host__open_handles(), 0);
	native_host__reset();
}

TEST(object_indexes_are_dropped_oldest_first)
{
	struct bccx_symbol symbol;
	struct opened o;

	open_three(&o);
	o.objects.limit = 1;
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 3; i++) {
			CHECK_EQUAL(bccx_objects__symbols(&o.objects, o.positions[i]), BCCX_WHY_NONE);
			for (int k = 0; k < 3; k++)
				CHECK_EQUAL(o.objects.list.at[o.positions[k]]->has_symbols, k == i);
			CHECK(o.objects.list.at[o.positions[i]]->symtab.len > 5);
			CHECK(bccx_symtab__find(&o.objects.list.at[o.positions[i]]->symtab,
						o.objects.list.at[o.positions[i]]->symtab.base, &symbol));
		}
	o.objects.limit = 0;
	for (int i = 0; i < 3; i++)
		CHECK_EQUAL(bccx_objects__symbols(&o.objects, o.positions[i]), BCCX_WHY_NONE);
	for (int i = 0; i < 3; i++)
		CHECK(o.objects.list.at[o.positions[i]]->has_symbols);
	close_three(&o);
}

TEST(object_makes_room_when_memory_is_short)
{
	struct opened o;
	size_t used;

	open_three(&o);
	CHECK_EQUAL(bccx_objects__symbols(&o.objects, o.positions[2]), BCCX_WHY_NONE);
	used = bccx_mem__used();
	/* Room for some of it, not for a second index beside the first, which goes. */
	bccx_mem__set_limit(used + (108 << 10));
	CHECK_EQUAL(bccx_objects__symbols(&o.objects, o.positions[0]), BCCX_WHY_NONE);
	CHECK(!o.objects.list.at[o.positions[2]]->has_symbols);
	bccx_mem__set_limit(1);
	CHECK_EQUAL(bccx_objects__symbols(&o.objects, o.positions[2]), BCCX_WHY_LIMIT);
	bccx_mem__set_limit(0);
	CHECK_EQUAL(bccx_objects__symbols(&o.objects, o.positions[2]), BCCX_WHY_NONE);
	close_three(&o);
}

/* Whichever read fails, the object is given up, once, and the others go on. */
TEST(object_that_cannot_be_read_is_given_up)
{
	enum bccx_why why;
	struct opened o;

	for (int reads = 0; reads < 40; reads++) {
		open_three(&o);
		native_host__fail_reads_after(reads);
		why = bccx_objects__symbols(&o.objects, o.positions[2]);
		native_host__fail_reads_after(-1);
		CHECK(why == BCCX_WHY_UNREADABLE || why == BCCX_WHY_NONE);
		CHECK_EQUAL(bccx_objects__symbols(&o.objects, o.positions[2]), why);
		CHECK_EQUAL(bccx_objects__symbols(&o.objects, o.positions[1]), BCCX_WHY_NONE);
		close_three(&o);
		if (!why) {
			CHECK(reads > 0);
			return;
		}
	}
	CHECK(false);
}
