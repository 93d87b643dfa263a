// SPDX-License-Identifier: Apache-2.0
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

#include "test.h"

/* Drains a map of u32 to u64 and counts how often each key below `keys` came. */
struct tally {
	uint32_t keys;
	uint32_t *seen;
	uint64_t *value;
	uint64_t records;
	int calls;
};

static struct tally tally_new(uint32_t keys)
{
	return (struct tally){ .keys = keys, .seen = calloc(keys, 4), .value = calloc(keys, 8) };
}

static void tally_free(struct tally *tally)
{
	free(tally->seen);
	free(tally->value);
}

static void add(struct tally *tally, const char *records, uint64_t bytes)
{
	CHECK_EQ(bytes % 16, 0);
	for (uint64_t at = 0; at < bytes; at += 16, tally->records++) {
		uint32_t key[2];

		memcpy(key, records + at, 8);
		/* The padding of a key is zero. */
		CHECK_EQ(key[1], 0);
		CHECK(key[0] < tally->keys);
		tally->seen[key[0]]++;
		memcpy(&tally->value[key[0]], records + at + 8, 8);
	}
}

static void drain_all(struct bccx_map *map, uint32_t flags, size_t buffer_size, struct tally *tally)
{
	struct bccx_drain drain = { .size = sizeof(drain), .flags = flags };
	char *buffer = malloc(buffer_size);

	do {
		int err = bccx_map__drain(map, buffer, buffer_size, &drain);

		if (err < 0) {
			free(buffer);
			CHECK_EQ(err, 0);
		}
		CHECK(drain.bytes <= buffer_size);
		CHECK_EQ(drain.bytes, drain.count * 16);
		add(tally, buffer, drain.bytes);
		tally->calls++;
	} while (!drain.done);
	free(buffer);
}

static void fill(struct bccx_map *map, uint32_t count)
{
	for (uint32_t key = 0; key < count; key++) {
		uint64_t value = key * 7ull;

		CHECK_EQ(bccx_map__update(map, &key, 4, &value, 8, 0), 0);
	}
}

static void check_each_once(const struct tally *tally)
{
	CHECK_EQ(tally->records, tally->keys);
	for (uint32_t key = 0; key < tally->keys; key++) {
		CHECK_EQ(tally->seen[key], 1);
		CHECK_EQ(tally->value[key], key * 7);
	}
}

static const char *const kinds[] = { "hash", "allocated" };
static const size_t sizes[] = { 16, 48, 4096, 1 << 20 };

/* Both kinds of hash, all buffer sizes, with and without batches: every entry exactly once, twice over. */
TEST(every_entry_is_drained_exactly_once)
{
	struct bccx_object *object = load_object("maps");

	for (int kind = 0; kind < 2; kind++) {
		struct bccx_map *map = find_map(object, kinds[kind]);

		fill(map, 15000);
		for (int size = 0; size < 4; size++) {
			for (uint32_t single = 0; single < 2; single++) {
				struct tally tally = tally_new(15000);

				drain_all(map, single ? BCCX_DRAIN_SINGLE : 0, sizes[size], &tally);
				check_each_once(&tally);
				if (sizes[size] == 16)
					CHECK(tally.calls >= 15000);
				if (sizes[size] == 1 << 20)
					CHECK_EQ(tally.calls, 1);
				tally_free(&tally);
			}
		}
	}
}

TEST(draining_with_delete_empties_the_map)
{
	struct bccx_object *object = load_object("maps");

	for (int kind = 0; kind < 2; kind++) {
		for (uint32_t single = 0; single < 2; single++) {
			struct bccx_map *map = find_map(object, kinds[kind]);
			struct tally tally = tally_new(15000), empty = tally_new(1);

			fill(map, 15000);
			drain_all(map, BCCX_DRAIN_DELETE | (single ? BCCX_DRAIN_SINGLE : 0), 4096, &tally);
			check_each_once(&tally);
			drain_all(map, 0, 4096, &empty);
			CHECK_EQ(empty.records, 0);
			CHECK_EQ(empty.calls, 1);
			tally_free(&tally);
			tally_free(&empty);
		}
	}
}

TEST(keys_and_values_of_odd_sizes_are_padded_with_zeros)
{
	struct bccx_map *map = find_map(load_object("maps"), "odd");
	struct bccx_drain drain = { .size = sizeof(drain) };
	char buffer[24], zeros[8] = {};

	CHECK_EQ(bccx_map__update(map, "abcde", 5, "hello world", 11, 0), 0);
	for (uint32_t single = 0; single < 2; single++) {
		memset(buffer, 0x55, sizeof(buffer));
		drain.flags = single ? BCCX_DRAIN_SINGLE : 0;
		CHECK_EQ(bccx_map__drain(map, buffer, sizeof(buffer), &drain), 0);
		CHECK_EQ(drain.count, 1);
		CHECK_EQ(drain.bytes, 24);
		CHECK(!memcmp(buffer, "abcde", 5) && !memcmp(buffer + 5, zeros, 3));
		CHECK(!memcmp(buffer + 8, "hello world", 11) && !memcmp(buffer + 19, zeros, 5));
		if (!drain.done) {
			CHECK_EQ(bccx_map__drain(map, buffer, sizeof(buffer), &drain), 0);
			CHECK_EQ(drain.count, 0);
		}
		CHECK_EQ(drain.done, 1);
	}
}

TEST(values_of_a_kilobyte_come_whole)
{
	struct bccx_map *map = find_map(load_object("maps"), "wide");
	struct bccx_drain drain = { .size = sizeof(drain) };
	size_t size = 1 << 20;
	char *buffer = malloc(size), value[1024];
	uint64_t key, records = 0;

	for (key = 0; key < 4096; key++) {
		memset(value, key & 0xff, sizeof(value));
		CHECK_EQ(bccx_map__update(map, &key, 8, value, sizeof(value), 0), 0);
	}
	do {
		CHECK_EQ(bccx_map__drain(map, buffer, size, &drain), 0);
		for (char *at = buffer; at < buffer + drain.bytes; at += 1032, records++) {
			memcpy(&key, at, 8);
			memset(value, key & 0xff, sizeof(value));
			CHECK(!memcmp(at + 8, value, sizeof(value)));
		}
	} while (!drain.done);
	CHECK_EQ(records, 4096);
	free(buffer);
}

TEST(arrays_are_drained_in_order_and_zeroed_by_delete)
{
	struct bccx_map *map = find_map(load_object("maps"), "array");

	for (uint32_t single = 0; single < 2; single++) {
		struct tally tally = tally_new(100), after = tally_new(100);
		uint32_t mode = single ? BCCX_DRAIN_SINGLE : 0;

		fill(map, 100);
		drain_all(map, mode | BCCX_DRAIN_DELETE, 160, &tally);
		check_each_once(&tally);
		drain_all(map, mode, 4096, &after);
		CHECK_EQ(after.records, 100);
		for (int i = 0; i < 100; i++)
			CHECK_EQ(after.value[i], 0);
		tally_free(&tally);
		tally_free(&after);
	}
}

static void check_percpu(struct bccx_map *map, uint32_t flags, int cpus)
{
	struct bccx_drain drain = { .size = sizeof(drain), .flags = flags };
	size_t record = 8 + 8 * cpus;
	char *buffer = calloc(3, record);
	uint64_t total = 0;
	uint32_t key;

	do {
		CHECK_EQ(bccx_map__drain(map, buffer, 3 * record, &drain), 0);
		for (uint32_t i = 0; i < drain.count; i++) {
			memcpy(&key, buffer + i * record, 4);
			for (int cpu = 0; cpu < cpus; cpu++) {
				uint64_t value;

				memcpy(&value, buffer + i * record + 8 + 8 * cpu, 8);
				CHECK_EQ(value, key * 100 + cpu);
			}
		}
		total += drain.count;
	} while (!drain.done);
	CHECK_EQ(total, 10);
	free(buffer);
}

TEST(per_cpu_values_have_a_copy_for_each_cpu)
{
	struct bccx_object *object = load_object("maps");
	int cpus = bccx_possible_cpus();
	uint64_t *values = calloc(cpus, 8);
	static const char *const names[] = { "percpu", "percpu_array" };

	for (int n = 0; n < 2; n++) {
		struct bccx_map *map = find_map(object, names[n]);

		for (uint32_t key = 0; key < 10; key++) {
			for (int cpu = 0; cpu < cpus; cpu++)
				values[cpu] = key * 100 + cpu;
			CHECK_EQ(bccx_map__update(map, &key, 4, values, 8 * cpus, 0), 0);
		}
		check_percpu(map, 0, cpus);
		check_percpu(map, BCCX_DRAIN_SINGLE, cpus);
		check_percpu(map, BCCX_DRAIN_DELETE, cpus);
	}
	free(values);
}

TEST(tries_are_drained_although_they_lack_batch_delete)
{
	struct bccx_map *map = find_map(load_object("maps"), "trie");
	struct bccx_drain drain = { .size = sizeof(drain), .flags = BCCX_DRAIN_DELETE };
	struct {
		uint32_t bits, address;
	} prefix = { .bits = 32 };
	uint64_t value = 3, sum = 0;
	char buffer[32];

	for (prefix.address = 0; prefix.address < 50; prefix.address++)
		CHECK_EQ(bccx_map__update(map, &prefix, 8, &value, 8, 0), 0);
	do {
		CHECK_EQ(bccx_map__drain(map, buffer, sizeof(buffer), &drain), 0);
		sum += drain.count;
	} while (!drain.done);
	CHECK_EQ(sum, 50);
	prefix.address = 7;
	CHECK_EQ(bccx_map__lookup(map, &prefix, 8, &value, 8), -ENOENT);
}

TEST(lru_maps_are_drained)
{
	struct bccx_map *map = find_map(load_object("maps"), "lru");
	struct tally tally = tally_new(100);

	fill(map, 100);
	drain_all(map, BCCX_DRAIN_DELETE, 1024, &tally);
	check_each_once(&tally);
	tally_free(&tally);
}

TEST(drain_validates_its_arguments)
{
	struct bccx_object *object = load_object("maps");
	struct bccx_map *map = find_map(object, "hash");
	struct bccx_drain drain = { .size = sizeof(drain) };
	char buffer[16];

	CHECK_EQ(bccx_map__drain(NULL, buffer, sizeof(buffer), &drain), -EINVAL);
	CHECK_EQ(bccx_map__drain(map, NULL, sizeof(buffer), &drain), -EMSGSIZE);
	CHECK_EQ(bccx_map__drain(map, buffer, 15, &drain), -EMSGSIZE);
	CHECK_HAS(bccx_last_error(), "a record has 16 bytes, the buffer 15");
	CHECK_EQ(bccx_map__drain(map, buffer, sizeof(buffer), NULL), -EINVAL);
	drain.flags = 4;
	CHECK_EQ(bccx_map__drain(map, buffer, sizeof(buffer), &drain), -EINVAL);
	drain.flags = 0;
	drain.size = 8;
	CHECK_EQ(bccx_map__drain(map, buffer, sizeof(buffer), &drain), -EINVAL);
	drain.size = sizeof(drain);
	CHECK_EQ(bccx_map__drain(find_map(object, "queue"), buffer, sizeof(buffer), &drain), -EOPNOTSUPP);
	CHECK_HAS(bccx_last_error(), "drain 'queue'");
}

TEST(other_flags_start_over)
{
	struct bccx_map *map = find_map(load_object("maps"), "hash");
	struct bccx_drain drain = { .size = sizeof(drain) };
	struct tally tally = tally_new(1000);
	char buffer[160];

	fill(map, 1000);
	CHECK_EQ(bccx_map__drain(map, buffer, sizeof(buffer), &drain), 0);
	CHECK_EQ(drain.count, 10);
	drain_all(map, BCCX_DRAIN_DELETE, 4096, &tally);
	check_each_once(&tally);
	tally_free(&tally);
}

TEST(an_unfinished_drain_ends_with_its_object)
{
	struct bccx_object *object = load_object("maps");
	struct bccx_map *map = find_map(object, "hash");
	struct bccx_drain drain = { .size = sizeof(drain) };
	char buffer[160];

	fill(map, 1000);
	CHECK_EQ(bccx_map__drain(map, buffer, sizeof(buffer), &drain), 0);
	CHECK_EQ(drain.done, 0);
	close_object(object);
}

/* ---- while others write ---- */

struct writer {
	struct bccx_map *map;
	uint32_t first, count;
	_Atomic bool stop;
	_Atomic bool drained; /* once at least */
	uint64_t rounds;
};

/* Adds keys of a range once, the second half after a drain. */
static void *insert_once(void *ctx)
{
	struct writer *writer = ctx;

	for (uint32_t key = writer->first; key < writer->first + writer->count; key++) {
		uint64_t value = key * 7ull;

		while (key == writer->first + writer->count / 2 && !writer->drained)
			sched_yield();
		if (bccx_map__update(writer->map, &key, 4, &value, 8, 1) < 0)
			return (void *)1;
	}
	writer->stop = true;
	return NULL;
}

/* Adds and removes keys of a range until told to stop. */
static void *churn(void *ctx)
{
	struct writer *writer = ctx;

	while (!writer->stop) {
		for (uint32_t key = writer->first; key < writer->first + writer->count && !writer->stop; key++) {
			uint64_t value = key * 7ull;

			bccx_map__update(writer->map, &key, 4, &value, 8, 0);
		}
		for (uint32_t key = writer->first; key < writer->first + writer->count && !writer->stop; key++)
			bccx_map__delete(writer->map, &key, 4);
		writer->rounds++;
	}
	return NULL;
}

/* While entries are being added, draining with delete brings each of them exactly once, over all drains. */
TEST(nothing_is_lost_or_doubled_while_entries_are_added)
{
	struct bccx_object *object = load_object("maps");

	for (int kind = 0; kind < 2; kind++) {
		for (uint32_t single = 0; single < 2; single++) {
			struct writer writer = { .map = find_map(object, kinds[kind]), .count = 19000 };
			struct tally tally = tally_new(19000);
			uint32_t flags = BCCX_DRAIN_DELETE | (single ? BCCX_DRAIN_SINGLE : 0);
			pthread_t thread;
			void *failed;
			int drains = 0;

			CHECK_EQ(pthread_create(&thread, NULL, insert_once, &writer), 0);
			for (; !writer.stop; drains++) {
				drain_all(writer.map, flags, 4096, &tally);
				writer.drained = true;
			}
			pthread_join(thread, &failed);
			CHECK(!failed);
			drain_all(writer.map, flags, 4096, &tally);
			check_each_once(&tally);
			CHECK(drains > 0);
			tally_free(&tally);
		}
	}
}

/* While other entries come and go, those that stay are read exactly once by each drain. */
TEST(entries_that_stay_are_read_once_while_others_come_and_go)
{
	struct bccx_object *object = load_object("maps");

	for (int kind = 0; kind < 2; kind++) {
		for (uint32_t single = 0; single < 2; single++) {
			struct bccx_map *map = find_map(object, kinds[kind]);
			struct writer writer = { .map = map, .first = 5000, .count = 300 };
			pthread_t thread;

			fill(map, 5000);
			CHECK_EQ(pthread_create(&thread, NULL, churn, &writer), 0);
			for (int round = 0; round < 20; round++) {
				struct tally tally = tally_new(5300);

				drain_all(map, single ? BCCX_DRAIN_SINGLE : 0, 64000, &tally);
				for (uint32_t key = 0; key < 5000; key++)
					CHECK_EQ(tally.seen[key], 1);
				for (uint32_t key = 5000; key < 5300; key++)
					CHECK(tally.seen[key] <= 1);
				tally_free(&tally);
			}
			writer.stop = true;
			pthread_join(thread, NULL);
			CHECK(writer.rounds > 0);
		}
	}
}
