// SPDX-License-Identifier: Apache-2.0
/* Probes on functions of this very program. */
#include <sys/mman.h>
#include <signal.h>
#include <sys/wait.h>

#include "test.h"

/* Counters that a USDT probe would have: raised while somebody is attached. */
static volatile uint16_t semaphores[2] __attribute__((section(".data.semaphores"), aligned(8))) = { 0, 0 };

__attribute__((noinline)) static int first(int n)
{
	__asm__ volatile("" : "+r"(n));
	return n + 1;
}

__attribute__((noinline)) static int second(int n)
{
	__asm__ volatile("" : "+r"(n));
	return n + 2;
}

/* Where an address lies in this program's file. */
static uint64_t file_offset(const volatile void *address)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	unsigned long start, end, offset;
	uint64_t found = 0;
	char line[512];

	while (fgets(line, sizeof(line), maps)) {
		if (sscanf(line, "%lx-%lx %*s %lx", &start, &end, &offset) == 3 && (uintptr_t)address >= start &&
		    (uintptr_t)address < end)
			found = (uintptr_t)address - start + offset;
	}
	fclose(maps);
	return found;
}

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

static void call(int n)
{
	for (int i = 0; i < n; i++) {
		first(i);
		second(i);
	}
}

static void check_single(uint32_t flags)
{
	struct bccx_uprobe_opts opts = {
		.size = sizeof(opts), .flags = flags, .path = "/proc/self/exe", .pid = -1, .offset = file_offset(first)
	};
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_probe", 0, &object);
	struct bccx_link *link = bccx_program__attach_uprobe(program, &opts);

	CHECK(link);
	call(100);
	CHECK_EQ(bccx_link__destroy(link), 0);
	call(10);
	CHECK_EQ(hits(object, 0), 100);
}

TEST(uprobe_counts_every_call)
{
	check_single(0);
}

TEST(uretprobe_counts_every_return)
{
	check_single(BCCX_PROBE_RETURN);
}

TEST(uprobe_passes_its_cookie_and_raises_its_semaphore)
{
	struct bccx_uprobe_opts opts = { .size = sizeof(opts),
					 .path = "/proc/self/exe",
					 .pid = getpid(),
					 .cookie = 11,
					 .offset = file_offset(second),
					 .semaphore = file_offset(&semaphores[0]) };
	struct bccx_object *object;
	struct bccx_link *link;

	need_kernel("attach cookies", 5, 15);
	link = bccx_program__attach_uprobe(load_counter("on_probe_cookie", 0, &object), &opts);
	CHECK(link);
	CHECK_EQ(semaphores[0], 1);
	CHECK_EQ(semaphores[1], 0);
	call(100);
	CHECK_EQ(bccx_link__destroy(link), 0);
	CHECK_EQ(semaphores[0], 0);
	CHECK_EQ(hits(object, 11), 100);
}

TEST(uprobe_errors_are_told_apart)
{
	struct bccx_uprobe_opts good = { .size = sizeof(good),
					 .path = "/proc/self/exe",
					 .pid = -1,
					 .offset = file_offset(first) },
				opts = good;
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_probe", 0, &object);

	CHECK_NULL(bccx_program__attach_uprobe(NULL, &opts), EINVAL);
	CHECK_NULL(bccx_program__attach_uprobe(program, NULL), EINVAL);
	opts.path = NULL;
	CHECK_NULL(bccx_program__attach_uprobe(program, &opts), EINVAL);
	opts.path = "/no/such/file";
	CHECK_NULL(bccx_program__attach_uprobe(program, &opts), ENOENT);
	CHECK_HAS(bccx_last_error(), "uprobe /no/such/file+0x");
	opts = good;
	opts.pid = 0;
	CHECK_NULL(bccx_program__attach_uprobe(program, &opts), EINVAL);
	opts.pid = 0x3ffffffe;
	CHECK_NULL(bccx_program__attach_uprobe(program, &opts), ESRCH);
	opts = good;
	opts.flags = 2;
	CHECK_NULL(bccx_program__attach_uprobe(program, &opts), EINVAL);
	opts = good;
	opts.semaphore = 1ull << 32;
	CHECK_NULL(bccx_program__attach_uprobe(program, &opts), EINVAL);
	opts = good;
	opts.offset = 1ull << 40;
	CHECK_NULL(bccx_program__attach_uprobe(program, &opts), EINVAL);
}

static void check_multi(uint32_t flags)
{
	uint64_t offsets[2] = { file_offset(first), file_offset(second) };
	uint64_t cookies[2] = { 21, 22 };
	uint64_t counters[2] = { file_offset(&semaphores[0]), file_offset(&semaphores[1]) };
	struct bccx_uprobe_multi_opts opts = { .size = sizeof(opts),
					       .flags = flags,
					       .path = "/proc/self/exe",
					       .offsets = offsets,
					       .cookies = cookies,
					       .semaphores = counters,
					       .count = 2,
					       .pid = -1 };
	struct bccx_object *object;
	struct bccx_program *program;
	struct bccx_link *link;

	need("uprobe-multi", 6, 6);
	program = load_counter("on_probe_cookie", BCCX_ATTACH_UPROBE_MULTI, &object);
	link = bccx_program__attach_uprobe_multi(program, &opts);
	if (!link)
		test_fail(__FILE__, __LINE__, "%s", bccx_last_error());
	CHECK_EQ(semaphores[0], 1);
	CHECK_EQ(semaphores[1], 1);
	call(100);
	first(0);
	CHECK_EQ(bccx_link__destroy(link), 0);
	call(10);
	CHECK_EQ(semaphores[0], 0);
	CHECK_EQ(hits(object, 21), 101);
	CHECK_EQ(hits(object, 22), 100);
}

TEST(uprobe_multi_counts_each_function_by_its_cookie)
{
	check_multi(0);
}

TEST(uretprobe_multi_counts_each_function_by_its_cookie)
{
	check_multi(BCCX_PROBE_RETURN);
}

TEST(uprobe_multi_watches_one_process_when_asked)
{
	uint64_t offset = file_offset(first);
	struct bccx_uprobe_multi_opts opts = {
		.size = sizeof(opts), .path = "/proc/self/exe", .offsets = &offset, .count = 1, .pid = getpid()
	};
	struct bccx_object *object;
	struct bccx_program *program;
	struct bccx_link *link;

	need("uprobe-multi", 6, 6);
	program = load_counter("on_probe", BCCX_ATTACH_UPROBE_MULTI, &object);
	link = bccx_program__attach_uprobe_multi(program, &opts);
	CHECK(link);
	call(7);
	CHECK_EQ(bccx_link__destroy(link), 0);
	CHECK_EQ(hits(object, 0), 7);
	opts.pid = 0x3ffffffe;
	CHECK_NULL(bccx_program__attach_uprobe_multi(program, &opts), ESRCH);
}

TEST(uprobe_multi_errors_are_told_apart)
{
	uint64_t offset = file_offset(first);
	struct bccx_uprobe_multi_opts good = { .size = sizeof(good),
					       .path = "/proc/self/exe",
					       .offsets = &offset,
					       .count = 1,
					       .pid = -1 },
				      opts = good;
	struct bccx_object *object;
	struct bccx_program *program = load_counter("on_probe", 0, &object);

	CHECK_NULL(bccx_program__attach_uprobe_multi(program, &opts), EINVAL);
	CHECK_HAS(bccx_last_error(), "not loaded for this kind of multi or session link");
	need("uprobe-multi", 6, 6);
	program = load_counter("on_probe", BCCX_ATTACH_UPROBE_MULTI, &object);
	CHECK_NULL(bccx_program__attach_uprobe(program,
					       &(struct bccx_uprobe_opts){ .size = sizeof(struct bccx_uprobe_opts),
									   .path = "/proc/self/exe",
									   .pid = -1 }),
		   EINVAL);
	CHECK_NULL(bccx_program__attach_uprobe_multi(NULL, &opts), EINVAL);
	CHECK_NULL(bccx_program__attach_uprobe_multi(program, NULL), EINVAL);
	opts.count = 0;
	CHECK_NULL(bccx_program__attach_uprobe_multi(program, &opts), EINVAL);
	opts = good;
	opts.offsets = NULL;
	CHECK_NULL(bccx_program__attach_uprobe_multi(program, &opts), EINVAL);
	opts = good;
	opts.path = "/no/such/file";
	CHECK_NULL(bccx_program__attach_uprobe_multi(program, &opts), ENOENT);
	opts = good;
	opts.flags = 4;
	CHECK_NULL(bccx_program__attach_uprobe_multi(program, &opts), EINVAL);
}

TEST(a_session_runs_at_entry_and_return_with_a_word_between)
{
	uint64_t offsets[2] = { file_offset(first), file_offset(second) };
	struct bccx_uprobe_multi_opts opts = {
		.size = sizeof(opts), .path = "/proc/self/exe", .offsets = offsets, .count = 2, .pid = -1
	};
	struct bccx_object *object;
	struct bccx_program *program;
	struct bccx_link *link;
	uint64_t count;

	need("uprobe-session", 6, 13);
	program = load_session(BCCX_ATTACH_UPROBE_SESSION, &object);
	opts.flags = BCCX_PROBE_RETURN;
	CHECK_NULL(bccx_program__attach_uprobe_multi(program, &opts), EINVAL);
	opts.flags = 0;
	link = bccx_program__attach_uprobe_multi(program, &opts);
	CHECK(link);
	call(50);
	CHECK_EQ(bccx_link__destroy(link), 0);
	CHECK_EQ(bccx_object__get_global(object, "entries", &count, 8), 0);
	CHECK_EQ(count, 100);
	CHECK_EQ(bccx_object__get_global(object, "returns", &count, 8), 0);
	CHECK_EQ(count, 100);
	CHECK_EQ(bccx_object__get_global(object, "matched", &count, 8), 0);
	CHECK_EQ(count, 100);
}

/* The kernel detaches for a process that is killed: nothing stays in the file's code. */
TEST(a_killed_process_leaves_no_probe)
{
	uint64_t offset = file_offset(first);
	struct bccx_object *object;
	int fds[2], status;
	char byte = 0;
	pid_t child;

	CHECK_EQ(bccx_pipe(fds), 0);
	child = fork();
	CHECK(child >= 0);
	if (child == 0) {
		struct bccx_uprobe_opts opts = { .size = sizeof(opts),
						 .path = "/proc/self/exe",
						 .pid = -1,
						 .offset = offset,
						 .semaphore = file_offset(&semaphores[1]) };
		struct bccx_program *program = load_counter("on_probe", 0, &object);
		struct bccx_link *link = bccx_program__attach_uprobe(program, &opts);

		if (write(fds[1], link ? "y" : "n", 1) == 1)
			pause();
		_exit(1);
	}
	CHECK_EQ(read(fds[0], &byte, 1), 1);
	CHECK_EQ(byte, 'y');
	/* Attached for every process that maps the file, this one too. */
	CHECK_EQ(semaphores[1], 1);
	CHECK_EQ(kill(child, SIGKILL), 0);
	CHECK_EQ(waitpid(child, &status, 0), child);
	CHECK(WIFSIGNALED(status));
	for (int i = 0; i < 500 && semaphores[1]; i++)
		usleep(10000);
	CHECK_EQ(semaphores[1], 0);
	bccx_close(fds[0]);
	bccx_close(fds[1]);
}
