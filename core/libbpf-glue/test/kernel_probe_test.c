// SPDX-License-Identifier: Apache-2.0
/* Probes on kernel functions. Kernels without them must refuse by name; kernels with them must count. */
#include "test.h"

#define FUNCTION "__x64_sys_getpgid"

static struct bccx_program *load_counter(const char *name, int mode, struct bccx_object **object)
{
	uint32_t pid = getpid();

	*object = open_object("attach");
	CHECK_EQ(bccx_object__set_global(*object, "target_tgid", &pid, 4), 0);
	if (mode)
		CHECK_EQ(bccx_program__set_attach_mode(find_program(*object, name), mode), 0);
	return load_only(*object, name);
}

static uint64_t hits(struct bccx_object *object, uint32_t slot)
{
	uint64_t count = 0;

	CHECK_EQ(bccx_map__lookup(find_map(object, "hits"), &slot, 4, &count, 8), 0);
	return count;
}

static void check_kprobe(uint32_t flags)
{
	struct bccx_kprobe_opts opts = { .size = sizeof(opts), .flags = flags, .function = FUNCTION };
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_probe", 0, &object);
	struct bccx_link *link = bccx_program__attach_kprobe(program, &opts);

	if (!link && errno == EOPNOTSUPP) {
		CHECK_HAS(bccx_last_error(), "kernel without kprobes");
		need("kprobe", 4, 17);
	}
	CHECK(link);
	call_getpgid(100);
	CHECK_EQ(bccx_link__destroy(link), 0);
	call_getpgid(10);
	CHECK_EQ(hits(object, 0), 100);
	opts.function = "no_such_function";
	CHECK_NULL(bccx_program__attach_kprobe(program, &opts), ENOENT);
}

TEST(kprobe_counts_every_call)
{
	check_kprobe(0);
}

TEST(kretprobe_counts_every_return)
{
	check_kprobe(BCCX_PROBE_RETURN);
}

TEST(kprobe_validates_its_arguments)
{
	struct bccx_kprobe_opts opts = { .size = sizeof(opts) };
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_probe", 0, &object);

	CHECK_NULL(bccx_program__attach_kprobe(NULL, &opts), EINVAL);
	CHECK_NULL(bccx_program__attach_kprobe(program, NULL), EINVAL);
	CHECK_NULL(bccx_program__attach_kprobe(program, &opts), EINVAL);
	opts.function = FUNCTION;
	opts.flags = BCCX_PROBE_RETURN;
	opts.offset = 4;
	CHECK_NULL(bccx_program__attach_kprobe(program, &opts), EINVAL);
	opts.flags = 2;
	CHECK_NULL(bccx_program__attach_kprobe(program, &opts), EINVAL);
}

static void check_kprobe_multi(uint32_t flags)
{
	static const char names[] = FUNCTION "\0__x64_sys_getsid";
	uint64_t cookies[2] = { 31, 32 };
	struct bccx_kprobe_multi_opts opts = { .size = sizeof(opts),
					       .flags = flags,
					       .functions = names,
					       .functions_size = sizeof(names),
					       .cookies = cookies,
					       .count = 2 };
	struct bccx_object *object;
	struct bccx_program *program;
	struct bccx_link *link;

	need("kprobe-multi", 5, 18);
	program = load_counter("on_probe_cookie", BCCX_ATTACH_KPROBE_MULTI, &object);
	link = bccx_program__attach_kprobe_multi(program, &opts);
	if (!link)
		test_fail(__FILE__, __LINE__, "%s", bccx_last_error());
	call_getpgid(100);
	for (int i = 0; i < 50; i++)
		syscall(SYS_getsid, 0);
	CHECK_EQ(bccx_link__destroy(link), 0);
	call_getpgid(10);
	CHECK_EQ(hits(object, 31), 100);
	CHECK_EQ(hits(object, 32), 50);
}

TEST(kprobe_multi_counts_each_function_by_its_cookie)
{
	check_kprobe_multi(0);
}

TEST(kretprobe_multi_counts_each_function_by_its_cookie)
{
	check_kprobe_multi(BCCX_PROBE_RETURN);
}

TEST(kprobe_session_runs_at_entry_and_return)
{
	static const char names[] = FUNCTION;
	struct bccx_kprobe_multi_opts opts = {
		.size = sizeof(opts), .functions = names, .functions_size = sizeof(names), .count = 1
	};
	struct bccx_object *object;
	struct bccx_program *program;
	struct bccx_link *link;
	uint64_t count;

	need("kprobe-session", 6, 10);
	program = load_session(BCCX_ATTACH_KPROBE_SESSION, &object);
	link = bccx_program__attach_kprobe_multi(program, &opts);
	CHECK(link);
	call_getpgid(100);
	CHECK_EQ(bccx_link__destroy(link), 0);
	CHECK_EQ(bccx_object__get_global(object, "entries", &count, 8), 0);
	CHECK_EQ(count, 100);
	CHECK_EQ(bccx_object__get_global(object, "matched", &count, 8), 0);
	CHECK_EQ(count, 100);
}

TEST(kprobe_multi_validates_its_arguments)
{
	static const char names[] = "one\0two";
	uint64_t address = 1;
	struct bccx_kprobe_multi_opts good = { .size = sizeof(good),
					       .functions = names,
					       .functions_size = sizeof(names),
					       .count = 2 },
				      opts = good;
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_probe", 0, &object);

	CHECK_NULL(bccx_program__attach_kprobe_multi(program, &opts), EINVAL);
	CHECK_NULL(bccx_program__attach_kprobe_multi(NULL, &opts), EINVAL);
	CHECK_NULL(bccx_program__attach_kprobe_multi(program, NULL), EINVAL);
	need("kprobe-multi", 5, 18);
	program = load_counter("on_probe", BCCX_ATTACH_KPROBE_MULTI, &object);
	opts.count = 3;
	CHECK_NULL(bccx_program__attach_kprobe_multi(program, &opts), EINVAL);
	opts = good;
	opts.addresses = &address;
	CHECK_NULL(bccx_program__attach_kprobe_multi(program, &opts), EINVAL);
	opts.addresses = NULL;
	opts.functions = NULL;
	CHECK_NULL(bccx_program__attach_kprobe_multi(program, &opts), EINVAL);
	opts = good;
	opts.count = 0;
	CHECK_NULL(bccx_program__attach_kprobe_multi(program, &opts), EINVAL);
	opts = good;
	/* Neither exists. */
	CHECK(!bccx_program__attach_kprobe_multi(program, &opts));
	CHECK_HAS(bccx_last_error(), "2 kernel functions (one, …)");
}

static void check_tracing(const char *name, uint32_t slot)
{
	struct bccx_object *object = open_object("attach");
	struct bccx_program *program = find_program(object, name);
	struct bccx_link *link;
	uint32_t pid = getpid();

	need("fentry", 5, 5);
	CHECK_EQ(bccx_object__set_global(object, "target_tgid", &pid, 4), 0);
	CHECK_EQ(bccx_program__set_attach_target(program, FUNCTION), 0);
	load_only(object, name);
	link = bccx_program__attach_tracing(program, NULL);
	CHECK(link);
	call_getpgid(100);
	CHECK_EQ(bccx_link__destroy(link), 0);
	call_getpgid(10);
	CHECK_EQ(hits(object, slot), 100);
}

TEST(fentry_counts_every_call)
{
	check_tracing("on_fentry", 0);
}

TEST(fexit_counts_every_return)
{
	check_tracing("on_fexit", 1);
}
