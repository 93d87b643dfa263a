// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>

#include "test.h"

TEST(versions_are_those_of_the_build)
{
	CHECK_EQ(bccx_glue_api(), BCCX_GLUE_API);
	CHECK_STR(bccx_glue_version(), BCCX_GLUE_VERSION);
	CHECK(bccx_libbpf_version()[0] == 'v');
}

TEST(last_error_belongs_to_the_thread_that_failed)
{
	CHECK_EQ(bccx_close(-1), -EBADF);
	CHECK_HAS(bccx_last_error(), "close descriptor -1: Bad file descriptor");
	CHECK_EQ(bccx_pipe(NULL), -EINVAL);
	CHECK_HAS(bccx_last_error(), "pipe");
}

static void *other_thread(void *text)
{
	snprintf(text, 64, "%s", bccx_last_error());
	return NULL;
}

TEST(last_error_is_empty_in_a_new_thread)
{
	char text[64] = "untouched";
	pthread_t thread;

	bccx_close(-1);
	CHECK_EQ(pthread_create(&thread, NULL, other_thread, text), 0);
	pthread_join(thread, NULL);
	CHECK_STR(text, "");
}

TEST(possible_cpus_cover_the_configured_ones)
{
	CHECK(bccx_possible_cpus() >= sysconf(_SC_NPROCESSORS_CONF));
}

TEST(online_cpus_are_counted_and_listed)
{
	uint32_t cpus[4096] = {};
	int count = bccx_online_cpus(cpus, 4096);

	CHECK_EQ(count, sysconf(_SC_NPROCESSORS_ONLN));
	for (int i = 1; i < count; i++)
		CHECK(cpus[i] > cpus[i - 1]);
	CHECK_EQ(bccx_online_cpus(NULL, 0), count);
	CHECK_EQ(bccx_online_cpus(NULL, 1), -EINVAL);
}

TEST(online_cpus_do_not_write_past_the_capacity)
{
	uint32_t cpus[2] = { 77, 77 };

	CHECK(bccx_online_cpus(cpus, 1) >= 1);
	CHECK_EQ(cpus[1], 77);
}

TEST(pipe_carries_bytes_and_closes_on_exec)
{
	int32_t fds[2];
	char byte = 0;

	CHECK_EQ(bccx_pipe(fds), 0);
	CHECK(fcntl(fds[0], F_GETFD) & FD_CLOEXEC);
	CHECK(fcntl(fds[1], F_GETFD) & FD_CLOEXEC);
	CHECK(!(fcntl(fds[0], F_GETFL) & O_NONBLOCK));
	CHECK_EQ(write(fds[1], "x", 1), 1);
	CHECK_EQ(read(fds[0], &byte, 1), 1);
	CHECK_EQ(byte, 'x');
	CHECK_EQ(bccx_close(fds[1]), 0);
	CHECK_EQ(read(fds[0], &byte, 1), 0);
	CHECK_EQ(bccx_close(fds[0]), 0);
	CHECK_EQ(bccx_close(fds[0]), -EBADF);
}

static bool maps_has(const char *path)
{
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[4096];
	bool found = false;

	while (maps && fgets(line, sizeof(line), maps))
		found |= strstr(line, path) && strstr(line, "r-xp");
	fclose(maps);
	return found;
}

TEST(map_file_shows_the_file_among_the_mapped_objects)
{
	char path[] = "/tmp/bccx-map-file-XXXXXX";
	uint64_t address = 0;
	int fd = mkstemp(path);

	CHECK(fd >= 0);
	CHECK_EQ(bccx_map_file(path, &address), -ENOEXEC);
	CHECK_EQ(write(fd, "x", 1), 1);
	CHECK_EQ(bccx_map_file(path, &address), 0);
	CHECK(maps_has(path));
	CHECK_EQ(bccx_unmap_file(address), 0);
	CHECK(!maps_has(path));
	close(fd);
	unlink(path);
}

TEST(map_file_refuses_what_is_no_file)
{
	uint64_t address = 0;

	CHECK_EQ(bccx_map_file("/nowhere", &address), -ENOENT);
	CHECK_HAS(bccx_last_error(), "'/nowhere'");
	CHECK_EQ(bccx_map_file("/tmp", &address), -ENOEXEC);
	CHECK_EQ(bccx_map_file("/dev/zero", &address), -ENOEXEC);
	CHECK_EQ(bccx_map_file(NULL, &address), -EINVAL);
	CHECK_EQ(bccx_unmap_file(0), -EINVAL);
}

TEST(tracefs_is_read_mounted_or_not)
{
	int events = bccx_tracefs_open("events/sched/sched_switch");

	CHECK(events >= 0);
	CHECK(fcntl(events, F_GETFD) & FD_CLOEXEC);
	CHECK_EQ(faccessat(events, "format", F_OK, 0), 0);
	CHECK_EQ(bccx_close(events), 0);
	CHECK_EQ(bccx_tracefs_open("events/nothing"), -ENOENT);
	CHECK_HAS(bccx_last_error(), "'events/nothing' of tracefs");
	CHECK_EQ(bccx_tracefs_open("/etc"), -EINVAL);
	CHECK_EQ(bccx_tracefs_open("events/../../etc"), -EINVAL);
	CHECK_EQ(bccx_tracefs_open(NULL), -EINVAL);
}

/* What must work on the kernels that bccx supports, whatever the machine. */
TEST(probe_finds_what_every_kernel_has)
{
	static const char *const always[] = { "btf",       "perf-event", "ring-buffer",
					      "map-batch", "tracepoint", "raw-tracepoint",
					      "tp-btf",    "uprobe",     "run-stats" };
	char text[128];

	for (size_t i = 0; i < sizeof(always) / sizeof(*always); i++) {
		if (bccx_probe(always[i], text, sizeof(text)) < 0)
			test_fail(__FILE__, __LINE__, "%s: %s", always[i], text);
		CHECK_STR(text, "");
	}
}

TEST(probe_says_which_step_failed)
{
	static const char *const maybe[] = { "cpu-cycles",   "kprobe",         "kprobe-multi", "kprobe-session",
					     "uprobe-multi", "uprobe-session", "fentry" };
	char text[128];
	int err;

	for (size_t i = 0; i < sizeof(maybe) / sizeof(*maybe); i++) {
		err = bccx_probe(maybe[i], text, sizeof(text));
		CHECK(err <= 0);
		CHECK(!err == !text[0]);
		if (err)
			CHECK_HAS(bccx_last_error(), text);
	}
}

TEST(probe_refuses_what_it_does_not_know)
{
	char text[8] = "before";

	CHECK_EQ(bccx_probe("teleport", text, sizeof(text)), -EINVAL);
	CHECK_STR(text, "");
	CHECK_EQ(bccx_probe(NULL, NULL, 0), -EINVAL);
}

TEST(probe_cuts_its_text_to_the_buffer)
{
	char text[8] = "1234567";

	if (bccx_probe("cpu-cycles", text, 4) == 0)
		test_skip("this machine has a cycle counter");
	CHECK_EQ(strlen(text), 3);
	CHECK_EQ(text[4], '5');
}

static void *probe_in_thread(void *name)
{
	return (void *)(intptr_t)bccx_probe(name, NULL, 0);
}

TEST(probes_may_run_at_the_same_time)
{
	static const char *const names[] = { "tp-btf", "uprobe", "perf-event", "tracepoint" };
	pthread_t threads[4];
	void *result;

	for (int i = 0; i < 4; i++)
		CHECK_EQ(pthread_create(&threads[i], NULL, probe_in_thread, (void *)(uintptr_t)names[i]), 0);
	for (int i = 0; i < 4; i++) {
		pthread_join(threads[i], &result);
		CHECK_EQ((intptr_t)result, 0);
	}
}

static int lines;
static int loudest;

static void count_line(void *ctx, int level, const char *text)
{
	CHECK(ctx == &lines);
	CHECK(text[0] && !strchr(text, '\n') && strncmp(text, "libbpf:", 7));
	loudest = level > loudest ? level : loudest;
	lines++;
}

TEST(log_goes_to_the_callback_up_to_its_level)
{
	int at_debug;

	lines = loudest = 0;
	CHECK_EQ(bccx_set_log(count_line, &lines, BCCX_LOG_DEBUG), 0);
	open_object("core");
	CHECK(lines > 10);
	CHECK_EQ(loudest, BCCX_LOG_DEBUG);
	at_debug = lines;
	CHECK_EQ(bccx_set_log(count_line, &lines, BCCX_LOG_WARN), 0);
	open_object("core");
	CHECK_EQ(lines, at_debug);
	CHECK_EQ(bccx_set_log(NULL, NULL, BCCX_LOG_DEBUG), 0);
	open_object("core");
	CHECK_EQ(lines, at_debug);
	CHECK_EQ(bccx_set_log(count_line, NULL, 3), -EINVAL);
}
