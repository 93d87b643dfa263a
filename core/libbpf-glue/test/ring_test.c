// SPDX-License-Identifier: Apache-2.0
#include <poll.h>
#include <pthread.h>

#include "test.h"

#define RECORD (8 + 104) /* 101 bytes of payload */

/* A loaded, attached object whose program writes a record for each getpgid() of this process. */
struct events {
	struct bccx_object *object;
	struct bccx_link *link;
	struct bccx_ring *ring;
};

static struct events start(uint32_t discard_every, const char *lost)
{
	struct bccx_tracepoint_opts where = { .size = sizeof(where), .name = "sys_enter" };
	struct events events = { .object = open_object("events") };
	uint32_t pid = getpid();

	CHECK_EQ(bccx_object__set_global(events.object, "target_tgid", &pid, 4), 0);
	CHECK_EQ(bccx_object__set_global(events.object, "discard_every", &discard_every, 4), 0);
	CHECK_EQ(bccx_object__load(events.object), 0);
	events.ring = bccx_ring__open(find_map(events.object, "events"), lost);
	CHECK(events.ring);
	events.link = bccx_program__attach_raw_tracepoint(find_program(events.object, "on_call"), &where);
	CHECK(events.link);
	return events;
}

static void stop(struct events *events)
{
	CHECK_EQ(bccx_link__destroy(events->link), 0);
	CHECK_EQ(bccx_ring__close(events->ring), 0);
}

static uint64_t check_records(const char *buffer, const struct bccx_consume *consume, uint64_t first)
{
	static const char zeros[8];

	CHECK_EQ(consume->bytes, consume->count * RECORD);
	for (uint32_t i = 0; i < consume->count; i++, first++) {
		const char *record = buffer + i * RECORD;
		uint32_t header[2];
		uint64_t number;

		memcpy(header, record, 8);
		CHECK_EQ(header[0], 101);
		CHECK_EQ(header[1], 0);
		memcpy(&number, record + 8, 8);
		CHECK_EQ(number, first);
		CHECK_EQ(record[8 + 8], 'x');
		CHECK_EQ(record[8 + 100], 'y');
		CHECK(!memcmp(record + 8 + 101, zeros, 3));
	}
	return first;
}

TEST(records_arrive_in_order_and_padded)
{
	struct events events = start(0, "lost");
	struct bccx_consume consume = { .size = sizeof(consume) };
	char buffer[20 * RECORD];

	CHECK_EQ(bccx_ring__waiting(events.ring), 0);
	call_getpgid(20);
	CHECK_EQ(bccx_ring__waiting(events.ring), 20 * RECORD);
	CHECK_EQ(bccx_ring__consume(events.ring, buffer, sizeof(buffer), &consume), 0);
	CHECK_EQ(check_records(buffer, &consume, 0), 20);
	CHECK_EQ(consume.done, 1);
	CHECK_EQ(consume.lost, 0);
	CHECK_EQ(bccx_ring__waiting(events.ring), 0);
	stop(&events);
}

TEST(a_small_buffer_takes_them_in_parts)
{
	struct events events = start(0, NULL);
	struct bccx_consume consume = { .size = sizeof(consume) };
	char buffer[3 * RECORD];
	uint64_t next = 0;
	int calls = 0;

	call_getpgid(20);
	do {
		CHECK_EQ(bccx_ring__consume(events.ring, buffer, sizeof(buffer), &consume), 0);
		next = check_records(buffer, &consume, next);
		calls++;
	} while (!consume.done);
	CHECK_EQ(next, 20);
	CHECK_EQ(calls, 7);
	stop(&events);
}

TEST(what_found_no_room_is_counted_as_lost)
{
	struct events events = start(0, "lost");
	struct bccx_consume consume = { .size = sizeof(consume) };
	char buffer[4096];
	uint64_t lost;

	/* A ring of 4096 bytes holds 36. */
	call_getpgid(100);
	CHECK_EQ(bccx_ring__consume(events.ring, buffer, sizeof(buffer), &consume), 0);
	CHECK_EQ(consume.count, 36);
	CHECK_EQ(consume.lost, 64);
	call_getpgid(40);
	CHECK_EQ(bccx_ring__consume(events.ring, buffer, sizeof(buffer), &consume), 0);
	CHECK_EQ(consume.count, 36);
	CHECK_EQ(consume.lost, 4);
	CHECK_EQ(bccx_object__get_global(events.object, "lost", &lost, 8), 0);
	CHECK_EQ(lost, 68);
	stop(&events);
}

TEST(discarded_records_are_skipped)
{
	struct events events = start(2, NULL);
	struct bccx_consume consume = { .size = sizeof(consume) };
	char buffer[20 * RECORD];

	call_getpgid(20);
	CHECK_EQ(bccx_ring__consume(events.ring, buffer, sizeof(buffer), &consume), 0);
	CHECK_EQ(consume.count, 10);
	CHECK_EQ(consume.done, 1);
	CHECK_EQ(bccx_ring__waiting(events.ring), 0);
	stop(&events);
}

static void *call_later(void *ctx)
{
	(void)ctx;
	usleep(50000);
	call_getpgid(1);
	return NULL;
}

TEST(its_descriptor_becomes_readable)
{
	struct events events = start(0, NULL);
	struct pollfd waiter = { .fd = bccx_ring__fd(events.ring), .events = POLLIN };
	pthread_t thread;

	CHECK(waiter.fd >= 0);
	CHECK_EQ(poll(&waiter, 1, 0), 0);
	CHECK_EQ(pthread_create(&thread, NULL, call_later, NULL), 0);
	CHECK_EQ(poll(&waiter, 1, 5000), 1);
	pthread_join(thread, NULL);
	CHECK_EQ(bccx_ring__waiting(events.ring), RECORD);
	stop(&events);
}

TEST(a_ring_and_a_link_outlive_their_object)
{
	struct events events = start(0, "lost");
	struct bccx_consume consume = { .size = sizeof(consume) };
	char buffer[4096];

	close_object(events.object);
	call_getpgid(40);
	CHECK_EQ(bccx_ring__consume(events.ring, buffer, sizeof(buffer), &consume), 0);
	CHECK_EQ(consume.count, 36);
	CHECK_EQ(consume.lost, 4);
	stop(&events);
}

TEST(rings_validate_their_arguments)
{
	struct events events = start(0, NULL);
	struct bccx_map *map = find_map(events.object, "events");
	struct bccx_consume consume = { .size = sizeof(consume) };
	char buffer[RECORD];

	CHECK_NULL(bccx_ring__open(NULL, NULL), EINVAL);
	CHECK_NULL(bccx_ring__open(find_map(events.object, "plain"), NULL), EINVAL);
	CHECK_NULL(bccx_ring__open(map, "no_such"), ENOENT);
	CHECK_NULL(bccx_ring__open(map, "narrow"), EMSGSIZE);
	CHECK_NULL(bccx_ring__open(map, "target_tgid"), EMSGSIZE);
	CHECK_EQ(bccx_ring__consume(NULL, buffer, sizeof(buffer), &consume), -EINVAL);
	CHECK_EQ(bccx_ring__consume(events.ring, NULL, sizeof(buffer), &consume), -EINVAL);
	CHECK_EQ(bccx_ring__consume(events.ring, buffer, sizeof(buffer), NULL), -EINVAL);
	call_getpgid(2);
	CHECK_EQ(bccx_ring__consume(events.ring, buffer, sizeof(buffer) - 1, &consume), -EMSGSIZE);
	CHECK_HAS(bccx_last_error(), "a record has 112 bytes, the buffer 111");
	CHECK_EQ(bccx_ring__consume(events.ring, buffer, sizeof(buffer), &consume), 0);
	CHECK_EQ(consume.count, 1);
	CHECK_EQ(consume.done, 0);
	CHECK_EQ(bccx_ring__fd(NULL), -EINVAL);
	CHECK_EQ(bccx_ring__waiting(NULL), -EINVAL);
	CHECK_EQ(bccx_ring__close(NULL), 0);
	stop(&events);
}
