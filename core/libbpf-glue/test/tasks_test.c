// SPDX-License-Identifier: Apache-2.0
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>

#include "test.h"

static struct bccx_task_event events[4096];
static uint32_t seen;

/* All events that wait now, of this process and its children. */
static void collect(struct bccx_tasks *tasks)
{
	struct bccx_consume consume = { .size = sizeof(consume) };

	seen = 0;
	do {
		CHECK_EQ(bccx_tasks__consume(tasks, events + seen, sizeof(events) - seen * sizeof(events[0]), &consume),
			 0);
		CHECK_EQ(consume.lost, 0);
		CHECK_EQ(consume.bytes, consume.count * sizeof(events[0]));
		seen += consume.count;
	} while (!consume.done && seen < 4096);
}

static int count(uint32_t type, pid_t tgid)
{
	int n = 0;

	for (uint32_t i = 0; i < seen; i++)
		n += events[i].type == type && events[i].tgid == (uint32_t)tgid;
	return n;
}

TEST(tasks_see_fork_exec_mappings_and_exit)
{
	struct bccx_tasks *tasks = bccx_tasks__open(1 << 20);
	struct timespec now;
	pid_t pid;
	int status;

	CHECK(tasks != NULL);
	CHECK(bccx_tasks__fd(tasks) >= 0);
	pid = fork();
	if (!pid) {
		execl("/bin/true", "true", NULL);
		_exit(127);
	}
	CHECK_EQ(waitpid(pid, &status, 0), pid);
	CHECK_EQ(WEXITSTATUS(status), 0);
	collect(tasks);
	clock_gettime(CLOCK_MONOTONIC, &now);
	CHECK_EQ(count(BCCX_TASK_FORK, pid), 1);
	CHECK_EQ(count(BCCX_TASK_EXEC, pid), 1);
	CHECK_EQ(count(BCCX_TASK_EXIT, pid), 1);
	CHECK(count(BCCX_TASK_MAP, pid) >= 3); /* the program, its loader, libc */
	for (uint32_t i = 0; i < seen; i++) {
		CHECK(events[i].time_ns <= (uint64_t)now.tv_sec * 1000000000 + now.tv_nsec);
		if (events[i].type == BCCX_TASK_FORK && events[i].tgid == (uint32_t)pid)
			CHECK_EQ(events[i].parent, getpid());
	}
	CHECK_EQ(bccx_tasks__close(tasks), 0);
}

TEST(tasks_see_an_executable_mapping_and_no_other)
{
	struct bccx_tasks *tasks = bccx_tasks__open(1 << 20);
	void *code, *data;
	int found = 0;

	CHECK(tasks != NULL);
	collect(tasks);
	data = mmap(NULL, 12288, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	code = mmap(NULL, 8192, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	collect(tasks);
	for (uint32_t i = 0; i < seen; i++) {
		if (events[i].type != BCCX_TASK_MAP || events[i].tgid != (uint32_t)getpid())
			continue;
		CHECK(events[i].start != (uint64_t)(uintptr_t)data);
		found += events[i].start == (uint64_t)(uintptr_t)code && events[i].length == 8192;
	}
	CHECK_EQ(found, 1);
	munmap(code, 8192);
	munmap(data, 12288);
	CHECK_EQ(bccx_tasks__close(tasks), 0);
}

TEST(tasks_survive_records_that_wrap_around_and_count_the_lost)
{
	struct bccx_tasks *tasks = bccx_tasks__open(4096);
	struct bccx_consume consume = { .size = sizeof(consume) };
	uint64_t lost = 0, got = 0;
	const int rounds = 2000;

	CHECK(tasks != NULL);
	for (int i = 0; i < rounds; i++) {
		void *code = mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		munmap(code, 4096);
		/* a buffer of three, and only now and then: the ring fills up in between */
		if (i % 5 == 0 || i == rounds - 1) {
			do {
				CHECK_EQ(bccx_tasks__consume(tasks, events, 3 * sizeof(events[0]), &consume), 0);
				for (uint32_t k = 0; k < consume.count; k++)
					got += events[k].type == BCCX_TASK_MAP && events[k].tgid == (uint32_t)getpid();
				lost += consume.lost;
			} while (!consume.done);
		}
	}
	CHECK(got <= (uint64_t)rounds);
	/* what the kernel lost may be others' too; what is neither seen nor lost would be ours */
	CHECK(got + lost >= (uint64_t)rounds);
	CHECK_EQ(bccx_tasks__close(tasks), 0);
}

TEST(tasks_refuse_nonsense)
{
	struct bccx_consume consume = { .size = sizeof(consume) };
	struct bccx_tasks *tasks = bccx_tasks__open(0);
	char byte;

	CHECK(tasks != NULL);
	CHECK_EQ(bccx_tasks__consume(tasks, &byte, 1, &consume), -EMSGSIZE);
	CHECK_EQ(bccx_tasks__consume(tasks, NULL, 100, &consume), -EINVAL);
	CHECK_EQ(bccx_tasks__consume(NULL, events, 100, &consume), -EINVAL);
	CHECK_EQ(bccx_tasks__fd(NULL), -EINVAL);
	CHECK_EQ(bccx_tasks__close(NULL), 0);
	CHECK_EQ(bccx_tasks__close(tasks), 0);
}
