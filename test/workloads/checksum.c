/* Work whose result is known by a checksum: threads that allocate, fill, grow and give back memory, write through a pipe,
 * sleep and are interrupted by a timer's signals. What it prints and its exit code depend on nothing else. */
#define _GNU_SOURCE
#include "workload.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define THREADS 6
#define SLOTS 64
#define ROUNDS 60000 /* a second asked for */

static volatile sig_atomic_t interrupted;
static int rounds;

static void on_alarm(int signal)
{
	(void)signal;
	interrupted++;
}

FRAME static uint64_t mixed(uint64_t sum, const unsigned char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		sum = (sum ^ bytes[i]) * 0x100000001b3ULL;
	return sum;
}

/* Numbers in an order of their own for each thread. */
static uint32_t next(uint32_t *state)
{
	*state = *state * 1664525 + 1013904223;
	return *state >> 8;
}

static void *checked(void *memory)
{
	if (!memory)
		abort();
	return memory;
}

/* As many bytes into the pipe as come out of it. */
static uint64_t through_pipe(const int ends[2], uint64_t sum)
{
	uint64_t back = 0;

	if (write(ends[1], &sum, sizeof(sum)) != sizeof(sum) || read(ends[0], &back, sizeof(back)) != sizeof(back))
		abort();
	return back;
}

static void nap(void)
{
	struct timespec left = { .tv_nsec = 200000 };

	while (nanosleep(&left, &left))
		;
}

FRAME static void *worker(void *arg)
{
	struct {
		unsigned char *at;
		size_t len;
	} slots[SLOTS] = { 0 };
	uint32_t state = (uint32_t)(uintptr_t)arg;
	uint64_t sum = state;
	int ends[2];

	if (pipe(ends))
		abort();
	for (int i = 0; i < rounds; i++) {
		uint32_t slot = next(&state) % SLOTS;
		size_t len = next(&state) % (i % 97 ? 600 : 200000) + 1;

		if (slots[slot].at) {
			sum = mixed(sum, slots[slot].at, slots[slot].len < 64 ? slots[slot].len : 64);
			if (len & 1) {
				free(slots[slot].at);
				slots[slot].at = NULL;
			}
		}
		slots[slot].at = checked(realloc(slots[slot].at, len));
		slots[slot].len = len;
		memset(slots[slot].at, (int)(len ^ slot), len);
		if (i % 16 == 0)
			sum = through_pipe(ends, sum);
		if (i % 128 == 0)
			nap();
	}
	for (int i = 0; i < SLOTS; i++) {
		if (slots[i].at)
			sum = mixed(sum, slots[i].at, slots[i].len);
		free(slots[i].at);
	}
	close(ends[0]);
	close(ends[1]);
	return (void *)(uintptr_t)sum;
}

int main(int argc, char **argv)
{
	struct itimerval each = { { .tv_usec = 3000 }, { .tv_usec = 3000 } }, never = { 0 };
	struct sigaction action = { .sa_handler = on_alarm, .sa_flags = SA_RESTART };
	pthread_t threads[THREADS];
	uint64_t sum = 0;
	struct workload w;
	char line[64];

	workload_begin(&w, argc, argv, "");
	rounds = (int)(w.seconds * ROUNDS);
	sigaction(SIGALRM, &action, NULL);
	setitimer(ITIMER_REAL, &each, NULL);
	for (uintptr_t i = 0; i < THREADS; i++)
		if (pthread_create(&threads[i], NULL, worker, (void *)(i + 1)))
			abort();
	for (int i = 0; i < THREADS; i++) {
		void *result;

		pthread_join(threads[i], &result);
		sum = sum * 31 + (uintptr_t)result;
	}
	setitimer(ITIMER_REAL, &never, NULL);
	fprintf(stderr, "interrupted: %s\n", interrupted ? "yes" : "no");
	snprintf(line, sizeof(line), "\"checksum\":\"%016llx\"", (unsigned long long)sum);
	workload_end(&w, "checksum", line);
	return (int)(sum & 0x3f) + 3;
}
