/* Two threads named "three" and "one" that use CPU time 3:1, each in a function of its own name. */
#define _GNU_SOURCE
#include "workload.h"

#include <pthread.h>
#include <stdio.h>
#include <unistd.h>

struct share {
	const char *name;
	uint64_t budget, used;
	int tid;
	uint64_t (*work)(uint64_t ns);
};

static pthread_barrier_t named, start;

FRAME uint64_t work_three(uint64_t ns)
{
	return workload_burn(ns);
}

FRAME uint64_t work_one(uint64_t ns)
{
	return workload_burn(ns);
}

static void *run(void *arg)
{
	struct share *s = arg;

	pthread_setname_np(pthread_self(), s->name);
	s->tid = gettid();
	pthread_barrier_wait(&named);
	pthread_barrier_wait(&start);
	while (s->used < s->budget)
		s->used += s->work(5000000);
	return NULL;
}

int main(int argc, char **argv)
{
	struct share shares[2] = { { .name = "three", .work = work_three }, { .name = "one", .work = work_one } };
	pthread_t threads[2];
	struct workload w;
	char details[240];

	pthread_barrier_init(&named, NULL, 3);
	pthread_barrier_init(&start, NULL, 3);
	for (int i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, run, &shares[i]);
	pthread_barrier_wait(&named);
	snprintf(details, sizeof(details), "\"three\":%d,\"one\":%d", shares[0].tid, shares[1].tid);
	workload_begin(&w, argc, argv, details);
	shares[0].budget = (uint64_t)(w.seconds * 0.75e9);
	shares[1].budget = (uint64_t)(w.seconds * 0.25e9);
	pthread_barrier_wait(&start);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	snprintf(details, sizeof(details),
		 "\"threads\":{\"three\":{\"tid\":%d,\"cpu_seconds\":%.6f},\"one\":{\"tid\":%d,\"cpu_seconds\":%.6f}}",
		 shares[0].tid, (double)shares[0].used / 1e9, shares[1].tid, (double)shares[1].used / 1e9);
	workload_end(&w, "threads", details);
	return 0;
}
