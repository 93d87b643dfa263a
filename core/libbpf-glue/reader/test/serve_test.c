/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../allowed.h"
#include "../control.h"
#include "../protocol.h"
#include "../record.h"
#include "../serve.h"
#include "../subject.h"
#include "mapping.h"

#include <elf.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static int requests[2], replies[2];
static struct reader_options options = { .grants = ~0u, .calls = 1 << 20, .bytes = 1 << 30 };
static struct reader_reply reply;
static char payload[READER_LENGTH_MAX];

static void begin(void)
{
	CHECK(!pipe2(requests, O_CLOEXEC) && !pipe2(replies, O_CLOEXEC));
	CHECK(fcntl(replies[1], F_SETPIPE_SZ, 2 << 20) > 0 || errno == EPERM);
	serve__begin(&options);
}

/* Sends a request with what follows it; the result of its reply, whose bytes are in payload. */
static int64_t ask(struct reader_request r, const char *name)
{
	char message[PIPE_BUF];
	size_t len = name ? r.length : 0;

	r.id = next_random();
	memcpy(message, &r, sizeof(r));
	if (name)
		memcpy(message + sizeof(r), name, len);
	CHECK_EQ(write(requests[1], message, sizeof(r) + len), sizeof(r) + len);
	CHECK_EQ(serve__request(requests[0], replies[1]), 0);
	CHECK_EQ(read(replies[0], &reply, sizeof(reply)), sizeof(reply));
	CHECK_EQ(reply.id, r.id);
	CHECK(reply.length <= sizeof(payload));
	CHECK_EQ(reply.length == 0 ? 0 : read(replies[0], payload, reply.length), reply.length);
	CHECK(reply.result >= 0 || reply.length == 0);
	CHECK(reply.length == 0 || reply.length == reply.result || r.op == READER_OBJECT_OPEN);
	return reply.result;
}

#define ASK(...) ask((struct reader_request){ __VA_ARGS__ }, NULL)

TEST(serve_files_of_others_are_not_vouched_for)
{
	static const struct {
		uid_t owner;
		mode_t mode;
		int vouched;
	} cases[] = { { 0, 0755, 1 }, { 0, 0775, 0 }, { 0, 0757, 0 }, { 1234, 0755, 0 } };

	begin();
	for (unsigned int i = 0; i < sizeof(cases) / sizeof(cases[0]) && !geteuid(); i++) {
		static const char *const names[] = { "a", "b", "c", "d" };
		const char *path = elf_file(names[i], ET_DYN);
		uint64_t start;
		int64_t process, object;
		pid_t pid;

		CHECK_EQ(chmod(path, cases[i].mode), 0);
		CHECK_EQ(chown(path, cases[i].owner, 0), 0);
		pid = child_that_maps(path, &start);
		allowed__add((uint32_t)pid);
		process = ASK(.op = READER_PROCESS_OPEN, .number = (uint32_t)pid, .value = start_of(pid));
		object = ASK(.op = READER_OBJECT_OPEN, .handle = (uint32_t)process, .value = start);
		CHECK(object > 0);
		CHECK_EQ(ASK(.op = READER_OBJECT_VOUCHED, .handle = (uint32_t)object), cases[i].vouched);
	}
}

TEST(serve_a_whole_object)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	int64_t process, object;

	begin();
	CHECK_EQ(ASK(.op = READER_PROCESS_OPEN, .number = (uint32_t)pid), -EPERM);
	allowed__add((uint32_t)pid);
	process = ASK(.op = READER_PROCESS_OPEN, .number = (uint32_t)pid, .value = start_of(pid));
	CHECK_EQ(process, 1);
	CHECK(ASK(.op = READER_PROCESS_MAPS, .handle = 1, .length = sizeof(payload)) > 100);
	CHECK(memmem(payload, reply.length, scratch("elf"), strlen(scratch("elf"))));
	CHECK_EQ(ASK(.op = READER_PROCESS_MAPS, .handle = 1, .offset = 5, .length = 10), 10);
	CHECK_EQ(ASK(.op = READER_PROCESS_MAPS, .handle = 1, .offset = UINT64_MAX, .length = 10), 0);
	object = ASK(.op = READER_OBJECT_OPEN, .handle = 1, .value = start);
	CHECK_EQ(object, 1);
	CHECK_EQ(ASK(.op = READER_OBJECT_SIZE, .handle = 1), 4096);
	CHECK_EQ(reply.length, 0);
	CHECK_EQ(ASK(.op = READER_OBJECT_VOUCHED, .handle = 1), geteuid() == 0);
	CHECK_EQ(ASK(.op = READER_OBJECT_VOUCHED, .handle = 2), -EBADF);
	CHECK_EQ(ASK(.op = READER_OBJECT_READ, .handle = 1, .length = sizeof(payload)), 4096);
	CHECK(!memcmp(payload, ELFMAG, SELFMAG));
	CHECK_EQ(ASK(.op = READER_OBJECT_READ, .handle = 1, .offset = 4090, .length = 100), 6);
	CHECK_EQ(ASK(.op = READER_OBJECT_CLOSE, .handle = 1), 0);
	CHECK_EQ(ASK(.op = READER_OBJECT_READ, .handle = 1, .length = 4), -EBADF);
	CHECK_EQ(ASK(.op = READER_OBJECT_CLOSE, .handle = 1), -EBADF);
}

TEST(serve_one_handle_for_one_file)
{
	uint64_t start, other;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	pid_t second = child_that_maps(scratch("elf"), &other);
	struct reader_known known;

	begin();
	allowed__everything();
	CHECK_EQ(ASK(.op = READER_PROCESS_OPEN, .number = (uint32_t)pid), 1);
	CHECK_EQ(ASK(.op = READER_PROCESS_OPEN, .number = (uint32_t)second), 2);
	CHECK_EQ(ASK(.op = READER_OBJECT_OPEN, .handle = 1, .value = start), 1);
	CHECK_EQ(reply.length, 0);
	CHECK_EQ(ASK(.op = READER_OBJECT_OPEN, .handle = 2, .value = other, .length = 1000), 1);
	CHECK_EQ(reply.length, sizeof(known));
	memcpy(&known, payload, sizeof(known));
	CHECK_EQ(known.start, other);
	CHECK_EQ(known.size, 4096);
	CHECK_EQ(known.handle, 1);
	CHECK_EQ(ASK(.op = READER_OBJECT_OPEN, .handle = 2, .value = other, .length = sizeof(known) - 1), 1);
	CHECK_EQ(reply.length, 0);
	CHECK_EQ(ASK(.op = READER_PROCESS_CLOSE, .handle = 1), 0);
	CHECK_EQ(ASK(.op = READER_PROCESS_CLOSE, .handle = 1), -EBADF);
	CHECK_EQ(ASK(.op = READER_PROCESS_MAPS, .handle = 1, .length = 1), -EBADF);
	/* It outlives the process that it was opened through. */
	CHECK_EQ(ASK(.op = READER_OBJECT_SIZE, .handle = 1), 4096);
	CHECK_EQ(ASK(.op = READER_OBJECT_OPEN, .handle = 2, .value = other), 1);
	CHECK_EQ(ASK(.op = READER_OBJECT_CLOSE, .handle = 1), 0);
	CHECK_EQ(ASK(.op = READER_OBJECT_SIZE, .handle = 1), -EBADF);
	CHECK_EQ(ASK(.op = READER_OBJECT_OPEN, .handle = 2, .value = other), 1);
	CHECK_EQ(ASK(.op = READER_OBJECT_SIZE, .handle = 1), 4096);
}

/* The last word of the reader's command line. */
static bool others_were_read(const char *title)
{
	return title[strlen(title) - 1] == '1';
}

TEST(serve_shows_when_the_child_reads_others_files)
{
	static char title[96];
	uint64_t start, other;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	pid_t second;

	if (geteuid())
		return;
	CHECK(!chown(elf_file("theirs", ET_DYN), 1234, 0));
	second = child_that_maps(scratch("theirs"), &other);
	begin();
	allowed__everything();
	subject__title(title, sizeof(title));
	CHECK_EQ(ASK(.op = READER_PROCESS_OPEN, .number = (uint32_t)pid), 1);
	CHECK_EQ(ASK(.op = READER_PROCESS_OPEN, .number = (uint32_t)second), 2);
	CHECK_EQ(ASK(.op = READER_OBJECT_OPEN, .handle = 1, .value = start), 1);
	CHECK(ASK(.op = READER_OBJECT_IDENTITY, .handle = 1) > 0);
	CHECK(!others_were_read(title));
	CHECK_EQ(ASK(.op = READER_OBJECT_OPEN, .handle = 2, .value = other), 2);
	CHECK_EQ(ASK(.op = READER_OBJECT_IDENTITY, .handle = 2), 0);
	CHECK_EQ(ASK(.op = READER_OBJECT_IDENTITY, .handle = 3), -EBADF);
	CHECK_EQ(ASK(.op = READER_OBJECT_READ, .handle = 1, .length = 10), 10);
	CHECK(!others_were_read(title));
	CHECK_EQ(ASK(.op = READER_OBJECT_READ, .handle = 2, .length = 10), 10);
	CHECK(others_were_read(title));
}

TEST(serve_refuses_what_is_no_request)
{
	begin();
	allowed__everything();
	for (uint32_t op = 13; op < 5000; op += 7)
		CHECK_EQ(ASK(.op = op), -EINVAL);
	CHECK_EQ(ASK(.op = 0), -EINVAL);
	CHECK_EQ(ASK(.op = UINT32_MAX), -EINVAL);
	CHECK_EQ(ASK(.op = READER_KALLSYMS, .length = 1, .reserved = 1), -EINVAL);
	CHECK_EQ(ASK(.op = READER_KALLSYMS, .length = READER_LENGTH_MAX + 1), -EINVAL);
	CHECK_EQ(ASK(.op = READER_KALLSYMS, .length = UINT32_MAX), -EINVAL);
	CHECK_EQ(ASK(.op = READER_PROCESS_OPEN, .number = 0), -EPERM);
	CHECK_EQ(ASK(.op = READER_PROCESS_OPEN, .number = 0x3fffff), -ESRCH);
	CHECK_EQ(ASK(.op = READER_OBJECT_OPEN, .handle = 1), -EBADF);
	CHECK_EQ(ASK(.op = READER_OBJECT_READ, .handle = UINT32_MAX, .length = 1), -EBADF);
	CHECK_EQ(ASK(.op = READER_COMPANION_OPEN, .handle = 3, .number = 1), -EBADF);
	CHECK_EQ(ASK(.op = READER_PERF_MAP, .handle = 3, .length = 1), -EBADF);
}

TEST(serve_ends_with_a_broken_message)
{
	struct reader_request r = { .op = READER_COMPANION_OPEN, .length = 10 };

	begin();
	CHECK_EQ(write(requests[1], &r, 47), 47);
	CHECK_EQ(serve__request(requests[0], replies[1]), -EPIPE);
	/* A name that is shorter than said. */
	CHECK_EQ(write(requests[1], &r, sizeof(r)), sizeof(r));
	CHECK_EQ(write(requests[1], "short", 5), 5);
	CHECK_EQ(serve__request(requests[0], replies[1]), -EPIPE);
	r.length = READER_NAME_MAX + 1;
	CHECK_EQ(write(requests[1], &r, sizeof(r)), sizeof(r));
	CHECK_EQ(serve__request(requests[0], replies[1]), -EPIPE);
	close(requests[1]);
	CHECK_EQ(serve__request(requests[0], replies[1]), -EPIPE);
}

TEST(serve_gives_only_what_was_granted)
{
	static const struct {
		uint32_t op;
		unsigned int grants;
	} needs[] = {
		{ READER_PROCESS_OPEN, GRANT_PROCESS_MAPS },
		{ READER_PROCESS_MAPS, GRANT_PROCESS_MAPS },
		{ READER_OBJECT_OPEN, GRANT_MAPPED_OBJECTS },
		{ READER_OBJECT_READ, GRANT_MAPPED_OBJECTS | GRANT_COMPANIONS },
		{ READER_COMPANION_OPEN, GRANT_COMPANIONS },
		{ READER_KALLSYMS, GRANT_KALLSYMS },
		{ READER_PERF_MAP, GRANT_PERF_MAP },
	};

	for (unsigned int grants = 0; grants < 32; grants++) {
		options.grants = grants;
		begin();
		allowed__everything();
		for (unsigned int i = 0; i < sizeof(needs) / sizeof(needs[0]); i++) {
			bool granted = grants & needs[i].grants;

			CHECK_EQ(ASK(.op = needs[i].op, .number = 0x3fffff) == -EPERM, !granted);
		}
	}
}

TEST(serve_budgets)
{
	options.calls = 3;
	options.bytes = 250;
	begin();
	CHECK_EQ(ASK(.op = READER_KALLSYMS, .length = 300), -EDQUOT);
	CHECK_EQ(ASK(.op = READER_KALLSYMS, .length = 100), -ENOENT);
	CHECK_EQ(ASK(.op = READER_KALLSYMS, .length = 100), -ENOENT);
	CHECK_EQ(ASK(.op = READER_OBJECT_SIZE, .handle = 1), -EBADF);
	CHECK_EQ(ASK(.op = READER_OBJECT_SIZE, .handle = 1), -EDQUOT);
	serve__renew();
	CHECK_EQ(ASK(.op = READER_OBJECT_SIZE, .handle = 1), -EBADF);
}

/* Anything that can stand in the fields: an answer comes, and AddressSanitizer finds nothing. */
TEST(serve_survives_anything)
{
	uint64_t start;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	const uint64_t values[] = {
		0, 1, 2, 3, 4096, start, start + 1, UINT32_MAX, 1ull << 63, UINT64_MAX, READER_LENGTH_MAX
	};
	const unsigned int n = sizeof(values) / sizeof(values[0]);

	begin();
	allowed__add((uint32_t)pid);
	for (int round = 0; round < 30000; round++) {
		struct reader_request r = {
			.op = next_random() % 13,
			.handle = (uint32_t)values[next_random() % n],
			.length = (uint32_t)values[next_random() % n],
			.offset = values[next_random() % n],
			.value = values[next_random() % n],
			.number = next_random() % 2 ? (uint32_t)pid : (uint32_t)values[next_random() % n],
			.epoch = next_random() % 3,
		};
		static char name[64];

		if (r.op != READER_COMPANION_OPEN) {
			ask(r, NULL);
			continue;
		}
		r.length %= sizeof(name);
		for (unsigned int i = 0; i < sizeof(name); i++)
			name[i] = (char)(next_random() % 4 ? "/.a\0"[next_random() % 4] : (int)next_random());
		ask(r, r.length ? name : NULL);
	}
}

TEST(control_comes_in_pieces)
{
	struct reader_control c[3] = {
		{ .op = READER_ALLOW, .number = 17 },
		{ .op = 99, .number = 18 },
		{ .op = READER_ALLOW, .number = 19 },
	};
	const char *bytes = (const char *)c;
	int sockets[2];

	CHECK(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets));
	for (size_t at = 0; at < sizeof(c); at += 12) {
		CHECK_EQ(write(sockets[1], bytes + at, 12), 12);
		CHECK_EQ(control__read(sockets[0]), 0);
		CHECK_EQ(allowed__has(17), at + 12 >= sizeof(c[0]));
		CHECK_EQ(allowed__has(19), at + 12 == sizeof(c));
	}
	CHECK(!allowed__has(18));
	close(sockets[1]);
	CHECK_EQ(control__read(sockets[0]), -EPIPE);
}

TEST(control_notes_and_blocks)
{
	uint64_t start, when;
	pid_t pid = child_that_maps(elf_file("elf", ET_DYN), &start);
	struct reader_control c[] = {
		{ .op = READER_ALLOW, .number = (uint32_t)pid },
		{ .op = READER_NOTE, .number = (uint32_t)pid },
		{ .op = READER_NOTE, .number = 1 },
		{ .op = READER_BLOCK, .number = READER_SUBJECT_PROCESS, .a = 1, .b = 2 },
	};
	int sockets[2];

	when = start_of(pid);
	CHECK(!socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets));
	CHECK_EQ(write(sockets[1], c, sizeof(c)), sizeof(c));
	CHECK_EQ(control__read(sockets[0]), 0);
	end_child(pid);
	CHECK(record__find((uint32_t)pid, when, 0));
	CHECK_EQ(subject__enter(READER_SUBJECT_PROCESS, 1, 2), -EIO);
	record__clear();
}
