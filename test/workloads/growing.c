/* Leaks little by little, beside something large that stays as it is. */
#define _GNU_SOURCE
#include "workload.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static void *volatile kept;

FRAME void leak_at_once(void)
{
	kept = malloc(500000);
}

FRAME void leak_slowly(void)
{
	struct timespec nap = { .tv_nsec = 50000000 };

	kept = malloc(1000);
	nanosleep(&nap, NULL);
}

int main(int argc, char **argv)
{
	struct workload w;
	char details[200];
	int times;

	workload_begin(&w, argc, argv, "");
	times = (int)(w.seconds * 20);
	leak_at_once();
	for (int i = 0; i < times; i++)
		leak_slowly();
	snprintf(
		details, sizeof(details),
		"\"leaks\":{\"leak_at_once\":{\"bytes\":500000,\"count\":1},\"leak_slowly\":{\"bytes\":%d,\"count\":%d}}",
		1000 * times, times);
	workload_end(&w, "growing", details);
	return 0;
}
