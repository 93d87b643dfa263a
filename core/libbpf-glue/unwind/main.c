/* SPDX-License-Identifier: Apache-2.0 */
/* bccx-unwind: makes unwind tables of traced processes' objects, and walks stacks that came here in slices.
 *
 * Trust boundary: every byte of an object and of a stack is hostile. It is parsed here, in a process that has nothing: no privilege, no
 * file, three system calls besides those for memory, and two pipes to bccx-reader, which decides what may be read. What
 * leaves it is checked by the host for size and shape; its numbers steer only the walker, which masks them.
 *
 * Not WASM, as tools' modules are: this code is bccx's own, is small and fuzzed, and a second node would cost every run
 * 80 ms and 35 MB (docs/decisions/0010-unwind-tables-in-a-native-jail.md).
 *
 * Descriptors: 0 requests, 1 answers, 2 messages, 3 a socket on which the reader hands out its pipes. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "../confine/passing.h"
#include "confinement.h"
#include "digested.h"
#include "late_walk.h"
#include "objects.h"
#include "whole_io.h"

#define FD_HANDOUT 3
#define HANDOUT_TIMEOUT_MS 10000

static int fail(const char *step, int err)
{
	dprintf(STDERR_FILENO, "bccx-unwind: %s: %s\n", step, strerror(-err));
	return 1;
}

/* What the op asks for, into the answer's head and the table. */
static int look(const struct unwind_request *request, struct unwind_answer *head, struct bccx_unwind_table *table)
{
	struct bccx_file file;
	struct digested digested;
	int err = objects__open(request, &file);

	if (err)
		return err;
	if (request->op == UNWIND_VOUCHED) {
		head->vouched = objects__vouched();
	} else {
		digested__begin(&digested, &file);
		err = request->op == UNWIND_KEY ? bccx_eh_frame__read_only(&digested.file, BCCX_UNWIND_MACHINE)
						: bccx_eh_frame__build(&digested.file, BCCX_UNWIND_MACHINE, table);
		blake2bp__end(&digested.digest, head->digest);
	}
	objects__close();
	return err;
}

static int answer_walk(const struct unwind_request *request)
{
	struct unwind_answer head = { .token = request->token };
	const uint64_t *frames = NULL;
	int err = request->op == UNWIND_BLOCK ? late_walk__take_block(STDIN_FILENO, request->map_start)
					      : late_walk__walk(STDIN_FILENO, &head, &frames);

	if (!err)
		err = whole_io__write(STDOUT_FILENO, &head, sizeof(head));
	if (!err)
		err = whole_io__write(STDOUT_FILENO, frames, head.nr_rows * sizeof(frames[0]));
	return err;
}

static int answer(const struct unwind_request *request)
{
	struct bccx_unwind_table table = { 0 };
	struct unwind_answer head = { .token = request->token };
	int err;

	head.error = look(request, &head, &table);
	if (!head.error) {
		head.base = table.base;
		head.text_start = table.text_start;
		head.text_end = table.text_end;
		head.fde_bytes = table.fde_bytes;
		head.unsupported_bytes = table.unsupported_bytes;
		head.nr_segments = table.nr_segments;
		head.nr_rows = table.nr;
	}
	err = whole_io__write(STDOUT_FILENO, &head, sizeof(head));
	if (!err)
		err = whole_io__write(STDOUT_FILENO, table.segments, head.nr_segments * sizeof(table.segments[0]));
	if (!err)
		err = whole_io__write(STDOUT_FILENO, table.rows, head.nr_rows * sizeof(table.rows[0]));
	bccx_unwind_table__free(&table);
	return err;
}

int main(void)
{
	struct unwind_request request;
	int pipes[2], err;

	setsid();
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
	if (syscall(SYS_close_range, FD_HANDOUT + 1, ~0u, 0) && errno != ENOSYS)
		return fail("close descriptors", -errno);
	err = passing__receive(FD_HANDOUT, pipes, 2, HANDOUT_TIMEOUT_MS);
	if (err)
		return fail("reader", err);
	close(FD_HANDOUT);
	objects__begin(pipes);
	err = confinement__enter();
	if (err)
		return fail("confine", err);
	while (!err) {
		err = whole_io__read(STDIN_FILENO, &request, sizeof(request));
		if (!err)
			err = request.op == UNWIND_BLOCK || request.op == UNWIND_WALK ? answer_walk(&request)
										      : answer(&request);
	}
	return err == -EPIPE ? 0 : 1;
}
