// SPDX-License-Identifier: Apache-2.0
/*
 * What happens to processes: exec, fork, exit and new executable mappings, from the side-band records of a dummy perf
 * event on each CPU (include/uapi/linux/perf_event.h). No program is attached; a switch or a sample costs nothing.
 */
#include <linux/perf_event.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "glue.h"

#define MAX_CPUS 4096
#define RECORD_MAX 65536 /* a record's size is 16 bits wide */

struct cpu_ring {
	int fd;
	struct perf_event_mmap_page *page;
};

struct bccx_tasks {
	uint32_t magic;
	int epoll_fd;
	uint32_t count;
	size_t page, size; /* of a ring's data */
	uint32_t next; /* ring to go on with, so that a busy CPU does not starve the others */
	uint64_t lost;
	char record[RECORD_MAX]; /* one that wraps around, made whole */
	struct cpu_ring rings[];
};

static int open_event(uint32_t cpu)
{
	struct perf_event_attr attr = {
		.size = sizeof(attr),
		.type = PERF_TYPE_SOFTWARE,
		.config = PERF_COUNT_SW_DUMMY,
		.sample_type = PERF_SAMPLE_TIME,
		.sample_id_all = 1,
		.mmap = 1, /* executable mappings only: .mmap_data stays 0 */
		.mmap2 = 1,
		.comm = 1,
		.comm_exec = 1,
		.task = 1,
		.watermark = 1,
		.wakeup_watermark = 1,
		.use_clockid = 1,
		.clockid = CLOCK_MONOTONIC, /* as bpf_ktime_get_ns() */
	};

	return syscall(SYS_perf_event_open, &attr, -1, cpu, -1, PERF_FLAG_FD_CLOEXEC);
}

static int add_cpu(struct bccx_tasks *tasks, uint32_t cpu)
{
	struct epoll_event event = { .events = EPOLLIN };
	struct cpu_ring *ring = &tasks->rings[tasks->count];
	void *page;

	ring->fd = open_event(cpu);
	if (ring->fd < 0 && errno == ENODEV) /* went offline meanwhile */
		return 0;
	if (ring->fd < 0)
		return glue_fail(errno, "watch processes on cpu %u: %s", cpu, glue_strerror(errno));
	page = mmap(NULL, tasks->page + tasks->size, PROT_READ | PROT_WRITE, MAP_SHARED, ring->fd, 0);
	if (page == MAP_FAILED) {
		int err = glue_fail(errno, "watch processes on cpu %u: map the ring: %s", cpu, glue_strerror(errno));

		close(ring->fd);
		return err;
	}
	ring->page = page;
	tasks->count++;
	if (epoll_ctl(tasks->epoll_fd, EPOLL_CTL_ADD, ring->fd, &event) < 0)
		return glue_fail(errno, "watch processes: %s", glue_strerror(errno));
	return 0;
}

struct bccx_tasks *bccx_tasks__open(uint32_t ring_bytes)
{
	size_t page = sysconf(_SC_PAGESIZE), size = page;
	uint32_t cpus[MAX_CPUS];
	int count = bccx_online_cpus(cpus, MAX_CPUS), err = 0;
	struct bccx_tasks *tasks;

	if (count < 0)
		return NULL;
	if (count > MAX_CPUS)
		count = MAX_CPUS;
	while (size < ring_bytes && size < (64U << 20))
		size *= 2;
	tasks = calloc(1, sizeof(*tasks) + count * sizeof(tasks->rings[0]));
	if (!tasks)
		return glue_fail_null(ENOMEM, "watch processes: out of memory");
	tasks->magic = GLUE_TASKS;
	tasks->page = page;
	tasks->size = size;
	tasks->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (tasks->epoll_fd < 0)
		err = glue_fail(errno, "watch processes: %s", glue_strerror(errno));
	for (int i = 0; !err && i < count; i++)
		err = add_cpu(tasks, cpus[i]);
	if (!err && !tasks->count)
		err = glue_fail(ENODEV, "watch processes: no CPU is online");
	if (err < 0) {
		bccx_tasks__close(tasks);
		errno = -err;
		return NULL;
	}
	return tasks;
}

int bccx_tasks__close(struct bccx_tasks *tasks)
{
	if (!tasks)
		return 0;
	if (tasks->magic != GLUE_TASKS)
		return glue_fail(EINVAL, "stop watching processes: not a watch");
	for (uint32_t i = 0; i < tasks->count; i++) {
		munmap(tasks->rings[i].page, tasks->page + tasks->size);
		close(tasks->rings[i].fd);
	}
	if (tasks->epoll_fd >= 0)
		close(tasks->epoll_fd);
	tasks->magic = 0;
	free(tasks);
	return 0;
}

int bccx_tasks__fd(struct bccx_tasks *tasks)
{
	if (!tasks || tasks->magic != GLUE_TASKS)
		return glue_fail(EINVAL, "watch of processes: not a watch");
	return tasks->epoll_fd;
}

/* The record at `at`, in one piece. */
static const struct perf_event_header *record_at(struct bccx_tasks *tasks, const struct cpu_ring *ring, uint64_t at)
{
	const char *data = (const char *)ring->page + tasks->page;
	size_t start = at & (tasks->size - 1), first;
	const struct perf_event_header *header =
		(const void *)(data + start); /* records are 8-aligned: never split here */

	if (start + header->size <= tasks->size)
		return header;
	first = tasks->size - start;
	memcpy(tasks->record, data + start, first);
	memcpy(tasks->record + first, data, header->size - first);
	return (const void *)tasks->record;
}

struct comm_record {
	struct perf_event_header header;
	uint32_t pid, tid;
};

struct task_record {
	struct perf_event_header header;
	uint32_t pid, ppid, tid, ptid;
	uint64_t time;
};

struct mmap2_record {
	struct perf_event_header header;
	uint32_t pid, tid;
	uint64_t addr, len, pgoff;
	uint32_t maj, min;
	uint64_t ino, ino_generation;
	uint32_t prot, flags;
	char filename[]; /* padded to 8 bytes */
};

struct lost_record {
	struct perf_event_header header;
	uint64_t id, lost;
};

/* Fills `out` from a record. False: nothing to tell. */
static bool translate(struct bccx_tasks *tasks, const struct perf_event_header *header, struct bccx_task_event *out)
{
	const struct comm_record *comm = (const void *)header;
	const struct task_record *task = (const void *)header;
	const struct mmap2_record *map = (const void *)header;

	memset(out, 0, sizeof(*out));
	if (header->size >= sizeof(*header) + sizeof(uint64_t))
		memcpy(&out->time_ns, (const char *)header + header->size - sizeof(uint64_t), sizeof(uint64_t));
	switch (header->type) {
	case PERF_RECORD_COMM:
		if (!(header->misc & PERF_RECORD_MISC_COMM_EXEC))
			return false;
		out->type = BCCX_TASK_EXEC;
		out->tgid = comm->pid;
		out->tid = comm->tid;
		return true;
	case PERF_RECORD_FORK:
	case PERF_RECORD_EXIT:
		out->type = header->type == PERF_RECORD_FORK ? BCCX_TASK_FORK : BCCX_TASK_EXIT;
		out->tgid = task->pid;
		out->tid = task->tid;
		out->parent = task->ppid;
		return true;
	case PERF_RECORD_MMAP2:
		out->type = BCCX_TASK_MAP;
		out->tgid = map->pid;
		out->tid = map->tid;
		out->start = map->addr;
		out->length = map->len;
		out->offset = map->pgoff;
		out->major = map->maj;
		out->minor = map->min;
		out->inode = map->ino;
		out->vdso = !map->ino && header->size >= sizeof(*map) + 8 && !strncmp(map->filename, "[vdso]", 8);
		return true;
	case PERF_RECORD_LOST:
		tasks->lost += ((const struct lost_record *)header)->lost;
		return false;
	default:
		return false;
	}
}

/* Returns false when the buffer is full. */
static bool drain_ring(struct bccx_tasks *tasks, struct cpu_ring *ring, char *into, size_t size,
		       struct bccx_consume *out)
{
	uint64_t head = __atomic_load_n(&ring->page->data_head, __ATOMIC_ACQUIRE), tail = ring->page->data_tail;
	bool room = true;

	while (tail < head) {
		const struct perf_event_header *header = record_at(tasks, ring, tail);
		struct bccx_task_event event;
		uint16_t length = header->size;

		if (length < sizeof(*header)) { /* cannot be: leave the rest */
			tail = head;
			break;
		}
		if (size - out->bytes < sizeof(event)) {
			room = false;
			break;
		}
		if (translate(tasks, header, &event)) {
			memcpy(into + out->bytes, &event, sizeof(event));
			out->bytes += sizeof(event);
			out->count++;
		}
		tail += length;
	}
	__atomic_store_n(&ring->page->data_tail, tail, __ATOMIC_RELEASE);
	return room;
}

int bccx_tasks__consume(struct bccx_tasks *tasks, void *into, size_t size, struct bccx_consume *consume)
{
	struct bccx_consume ours;
	int err;

	if (!tasks || tasks->magic != GLUE_TASKS || !into)
		return glue_fail(EINVAL, "consume: not a watch of processes or no buffer");
	err = glue_opts_in(&ours, sizeof(ours), sizeof(ours), consume);
	if (err < 0)
		return err;
	if (size < sizeof(struct bccx_task_event))
		return glue_fail(EMSGSIZE, "watch of processes: the buffer holds no event");
	ours.bytes = ours.count = ours.lost = 0;
	ours.done = 1;
	for (uint32_t i = 0; i < tasks->count; i++) {
		struct cpu_ring *ring = &tasks->rings[(tasks->next + i) % tasks->count];

		if (drain_ring(tasks, ring, into, size, &ours))
			continue;
		ours.done = 0;
		tasks->next = (tasks->next + i) % tasks->count;
		break;
	}
	ours.lost = tasks->lost;
	tasks->lost = 0;
	glue_opts_out(&ours, sizeof(ours), consume);
	return 0;
}
