/* Two threads that both want the same CPU all the time and never sleep: what they wait for is each other. */
#define _GNU_SOURCE
#include "workload.h"

#include <pthread.h>
#include <sched.h>

static uint64_t budget;
static pthread_barrier_t start;

FRAME uint64_t elbow(void)
{
	return workload_burn(budget);
}

static void *run(void *unused)
{
	pthread_barrier_wait(&start);
	elbow();
	return unused;
}

int main(int argc, char **argv)
{
	pthread_t threads[2];
	struct workload w;
	cpu_set_t first;

	CPU_ZERO(&first);
	CPU_SET(0, &first);
	sched_setaffinity(0, sizeof(first), &first);
	pthread_barrier_init(&start, NULL, 3);
	for (int i = 0; i < 2; i++)
		pthread_create(&threads[i], NULL, run, NULL);
	workload_begin(&w, argc, argv, "");
	budget = (uint64_t)(w.seconds * 0.5e9);
	pthread_barrier_wait(&start);
	for (int i = 0; i < 2; i++)
		pthread_join(threads[i], NULL);
	workload_end(&w, "crowd", "");
	return 0;
}
