// SPDX-License-Identifier: Apache-2.0
#include <sched.h>
#include <time.h>

#include "test.h"

/* An object of which one program is loaded and counts what this process does. */
static struct bccx_program *load_counter(const char *name, struct bccx_object **object)
{
	uint32_t pid = getpid();

	*object = open_object("attach");
	CHECK_EQ(bccx_object__set_global(*object, "target_tgid", &pid, 4), 0);
	return load_only(*object, name);
}

static uint64_t hits(struct bccx_object *object, uint32_t slot)
{
	uint64_t count = 0;

	CHECK_EQ(bccx_map__lookup(find_map(object, "hits"), &slot, 4, &count, 8), 0);
	return count;
}

static double cpu_seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return now.tv_sec + now.tv_nsec / 1e9;
}

static void burn(double seconds)
{
	double end = cpu_seconds() + seconds;

	while (cpu_seconds() < end)
		;
}

/* ---- sampling ---- */

static void sample_everywhere(struct bccx_program *program, struct bccx_perf_event_opts opts, struct bccx_link **links,
			      int *count)
{
	uint32_t cpus[1024];

	*count = bccx_online_cpus(cpus, 1024);
	for (int i = 0; i < *count; i++) {
		opts.cpu = cpus[i];
		links[i] = bccx_program__attach_perf_event(program, &opts);
		if (!links[i])
			test_fail(__FILE__, __LINE__, "cpu %u: %s", cpus[i], bccx_last_error());
	}
}

TEST(samples_come_at_the_frequency)
{
	struct bccx_perf_event_opts opts = {
		.size = sizeof(opts), .event = BCCX_PERF_CPU_CLOCK, .pid = -1, .frequency = 1000
	};
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_sample", &object);
	struct bccx_link *links[1024];
	double before, used;
	int count;

	sample_everywhere(program, opts, links, &count);
	before = cpu_seconds();
	burn(0.5);
	for (int i = 0; i < count; i++)
		CHECK_EQ(bccx_link__destroy(links[i]), 0);
	used = cpu_seconds() - before;
	/* Emulated machines miss timer interrupts; a wrong unit would be off by far more. */
	CHECK(hits(object, 0) > 1000 * used * 0.1);
	CHECK(hits(object, 0) < 1000 * used * 1.3);
}

TEST(samples_come_at_the_period)
{
	struct bccx_perf_event_opts opts = {
		.size = sizeof(opts), .event = BCCX_PERF_CPU_CLOCK, .pid = -1, .period = 2000000, .cookie = 5
	};
	struct bccx_object *object;
	struct bccx_program *program;
	struct bccx_link *links[1024];
	double before, used;
	int count;

	need_kernel("attach cookies", 5, 15);
	program = load_counter("on_sample_cookie", &object);
	sample_everywhere(program, opts, links, &count);
	before = cpu_seconds();
	burn(0.5);
	for (int i = 0; i < count; i++)
		CHECK_EQ(bccx_link__destroy(links[i]), 0);
	used = cpu_seconds() - before;
	CHECK_EQ(hits(object, 0), 0);
	CHECK(hits(object, 5) > 500 * used * 0.1);
	CHECK(hits(object, 5) < 500 * used * 1.3);
}

TEST(sampling_stops_with_its_link)
{
	struct bccx_perf_event_opts opts = {
		.size = sizeof(opts), .event = BCCX_PERF_CPU_CLOCK, .pid = getpid(), .frequency = 1000
	};
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_sample", &object);
	struct bccx_link *links[1024];
	uint64_t after;
	int count;

	sample_everywhere(program, opts, links, &count);
	burn(0.05);
	for (int i = 0; i < count; i++)
		CHECK_EQ(bccx_link__destroy(links[i]), 0);
	after = hits(object, 0);
	CHECK(after > 0);
	burn(0.05);
	CHECK_EQ(hits(object, 0), after);
}

TEST(sampling_errors_are_told_apart)
{
	struct bccx_perf_event_opts good = { .size = sizeof(good),
					     .event = BCCX_PERF_CPU_CLOCK,
					     .pid = -1,
					     .frequency = 100 },
				    opts;
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_sample", &object);

	CHECK_NULL(bccx_program__attach_perf_event(NULL, &good), EINVAL);
	CHECK_NULL(bccx_program__attach_perf_event(program, NULL), EINVAL);
	opts = good;
	opts.period = 1;
	CHECK_NULL(bccx_program__attach_perf_event(program, &opts), EINVAL);
	opts.period = opts.frequency = 0;
	CHECK_NULL(bccx_program__attach_perf_event(program, &opts), EINVAL);
	opts = good;
	opts.event = 2;
	CHECK_NULL(bccx_program__attach_perf_event(program, &opts), EINVAL);
	opts = good;
	opts.cpu = 100000;
	CHECK_NULL(bccx_program__attach_perf_event(program, &opts), EINVAL);
	CHECK_HAS(bccx_last_error(), "cpu 100000 does not exist");
	opts = good;
	opts.pid = 0;
	CHECK_NULL(bccx_program__attach_perf_event(program, &opts), EINVAL);
	opts.pid = 0x3ffffffe;
	CHECK_NULL(bccx_program__attach_perf_event(program, &opts), ESRCH);
	CHECK_HAS(bccx_last_error(), "no thread 1073741822");
	opts = good;
	opts.frequency = 100000000;
	CHECK_NULL(bccx_program__attach_perf_event(program, &opts), EINVAL);
	CHECK_HAS(bccx_last_error(), "is above kernel.perf_event_max_sample_rate");
}

TEST(a_missing_cycle_counter_is_told_apart)
{
	struct bccx_perf_event_opts opts = {
		.size = sizeof(opts), .event = BCCX_PERF_CPU_CYCLES, .pid = -1, .frequency = 100
	};
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_sample", &object);

	if (works("cpu-cycles"))
		test_skip("this machine has a cycle counter");
	CHECK(!bccx_program__attach_perf_event(program, &opts));
	CHECK(errno == ENOENT || errno == EOPNOTSUPP);
	CHECK_HAS(bccx_last_error(), "this machine has no such counter");
}

TEST(a_cpu_that_is_possible_but_offline_is_enodev)
{
	struct bccx_perf_event_opts opts = {
		.size = sizeof(opts), .event = BCCX_PERF_CPU_CLOCK, .pid = -1, .frequency = 100
	};
	struct bccx_object *object;
	struct bccx_program *program;
	int possible = bccx_possible_cpus();

	if (bccx_online_cpus(NULL, 0) == possible)
		test_skip("every possible CPU is online");
	program = load_counter("on_sample", &object);
	opts.cpu = possible - 1;
	CHECK_NULL(bccx_program__attach_perf_event(program, &opts), ENODEV);
	CHECK_HAS(bccx_last_error(), "is offline");
}

/* ---- tracepoints ---- */

TEST(tp_btf_counts_every_call)
{
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_tp_btf", &object);
	struct bccx_link *link = bccx_program__attach_tracing(program, NULL);

	CHECK(link);
	call_getpgid(1000);
	CHECK_EQ(bccx_link__destroy(link), 0);
	call_getpgid(10);
	CHECK_EQ(hits(object, 0), 1000);
}

TEST(an_iterator_runs_when_it_is_told_to)
{
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_task", &object);
	struct bccx_link *link = bccx_program__attach_iterator(program);

	CHECK(link);
	CHECK_EQ(hits(object, 0), 0);
	CHECK_EQ(bccx_link__run(link), 0);
	CHECK_EQ(hits(object, 0), 1);
	CHECK_EQ(bccx_link__run(link), 0);
	CHECK_EQ(hits(object, 0), 2);
	CHECK_EQ(bccx_link__destroy(link), 0);
	CHECK_EQ(bccx_link__run(NULL), -EINVAL);
}

TEST(only_an_iterator_is_attached_as_one)
{
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_tp_btf", &object);
	struct bccx_link *link = bccx_program__attach_tracing(program, NULL);

	CHECK_NULL(bccx_program__attach_iterator(program), EINVAL);
	CHECK_HAS(bccx_last_error(), "not an iterator program");
	CHECK(bccx_link__run(link) < 0);
	CHECK_EQ(bccx_link__destroy(link), 0);
}

TEST(a_target_replaces_the_sections)
{
	struct bccx_object *object = open_object("attach");
	struct bccx_program *program = find_program(object, "on_tp_btf");
	uint32_t pid = getpid();
	struct bccx_link *link;

	CHECK_EQ(bccx_object__set_global(object, "target_tgid", &pid, 4), 0);
	CHECK_EQ(bccx_program__set_attach_target(program, "sched_process_fork"), 0);
	CHECK_EQ(bccx_program__set_attach_target(program, "sys_exit"), 0);
	load_only(object, "on_tp_btf");
	link = bccx_program__attach_tracing(program, NULL);
	CHECK(link);
	/* The second argument of sys_exit is what the call returned; getpgid() of another number never matches. */
	call_getpgid(10);
	CHECK_EQ(bccx_link__destroy(link), 0);
	CHECK_EQ(hits(object, 0), 0);
}

TEST(raw_tracepoint_counts_every_call)
{
	struct bccx_tracepoint_opts opts = { .size = sizeof(opts), .name = "sys_enter" };
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_raw_tracepoint", &object);
	struct bccx_link *link = bccx_program__attach_raw_tracepoint(program, &opts);

	CHECK(link);
	call_getpgid(1000);
	CHECK_EQ(bccx_link__destroy(link), 0);
	call_getpgid(10);
	CHECK_EQ(hits(object, 0), 1000);
}

TEST(tracepoint_counts_every_call)
{
	struct bccx_tracepoint_opts opts = { .size = sizeof(opts), .category = "raw_syscalls", .name = "sys_enter" };
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_tracepoint", &object);
	struct bccx_link *link = bccx_program__attach_tracepoint(program, &opts);

	CHECK(link);
	call_getpgid(1000);
	CHECK_EQ(bccx_link__destroy(link), 0);
	call_getpgid(10);
	CHECK_EQ(hits(object, 0), 1000);
}

TEST(tracepoint_passes_its_cookie)
{
	struct bccx_tracepoint_opts opts = {
		.size = sizeof(opts), .category = "raw_syscalls", .name = "sys_enter", .cookie = 9
	};
	struct bccx_object *object;
	struct bccx_link *link;

	need_kernel("attach cookies", 5, 15);
	link = bccx_program__attach_tracepoint(load_counter("on_tracepoint_cookie", &object), &opts);
	CHECK(link);
	call_getpgid(100);
	CHECK_EQ(bccx_link__destroy(link), 0);
	CHECK_EQ(hits(object, 9), 100);
}

TEST(tracepoint_errors_are_told_apart)
{
	struct bccx_tracepoint_opts opts = { .size = sizeof(opts), .category = "sched", .name = "no_such" };
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_tracepoint", &object);

	CHECK_NULL(bccx_program__attach_tracepoint(program, &opts), ENOENT);
	CHECK_HAS(bccx_last_error(), "tracepoint sched:no_such: this kernel has none of that name");
	opts.name = "../../../etc/passwd";
	CHECK_NULL(bccx_program__attach_tracepoint(program, &opts), EINVAL);
	opts.name = NULL;
	CHECK_NULL(bccx_program__attach_tracepoint(program, &opts), EINVAL);
	CHECK_NULL(bccx_program__attach_tracepoint(program, NULL), EINVAL);
	CHECK_NULL(bccx_program__attach_tracepoint(NULL, &opts), EINVAL);
	opts.name = "sched_switch";
	CHECK_NULL(bccx_program__attach_raw_tracepoint(program, &opts), EINVAL);
	CHECK_NULL(bccx_program__attach_raw_tracepoint(NULL, &opts), EINVAL);
	CHECK_NULL(bccx_program__attach_tracing(program, NULL), EINVAL);
	CHECK_NULL(bccx_program__attach_tracing(NULL, NULL), EINVAL);
}

TEST(raw_tracepoint_errors_are_told_apart)
{
	struct bccx_tracepoint_opts opts = { .size = sizeof(opts), .name = "no_such" };
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_raw_tracepoint", &object);

	CHECK_NULL(bccx_program__attach_raw_tracepoint(program, &opts), ENOENT);
	opts.name = "sys_enter";
	opts.cookie = 1;
	CHECK_NULL(bccx_program__attach_raw_tracepoint(program, &opts), EOPNOTSUPP);
	CHECK_NULL(bccx_program__attach_raw_tracepoint(program, NULL), EINVAL);
}

TEST(a_program_that_was_not_loaded_cannot_be_attached)
{
	struct bccx_tracepoint_opts opts = { .size = sizeof(opts), .category = "sched", .name = "sched_switch" };
	struct bccx_object *object;

	load_counter("on_raw_tracepoint", &object);
	CHECK_NULL(bccx_program__attach_tracepoint(find_program(object, "on_tracepoint"), &opts), ENOENT);
	CHECK_HAS(bccx_last_error(), "program 'on_tracepoint' was not loaded");
	CHECK_EQ(bccx_link__destroy(NULL), 0);
}
