// SPDX-License-Identifier: Apache-2.0
/* Runs until it is killed, without frame pointers of its own or of its libraries: callbacks of qsort that call libm, with a
 * timer's signal handler over both; threads that sleep, wait for a futex, read a pipe and print into memory.
 *
 *   no_frames */
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static volatile double sink;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t turn = PTHREAD_COND_INITIALIZER;
static int pipes[2];

__attribute__((noinline)) static double distance(double x)
{
	return sin(x) * exp(cos(x)) + pow(x, 1.1) + log(x + 2);
}

static int by_distance(const void *a, const void *b)
{
	double x = distance(*(const double *)a), y = distance(*(const double *)b);

	return (x > y) - (x < y);
}

__attribute__((noinline)) static double sort_once(unsigned int n)
{
	double v[n];

	for (unsigned int i = 0; i < n; i++)
		v[i] = (i * 7919u) % 977u;
	qsort(v, n, sizeof(v[0]), by_distance);
	return v[0];
}

#define LEVEL(name, next) \
	__attribute__((noinline)) static double name(unsigned int n) \
	{ \
		return next(n) + n; \
	}
LEVEL(level_1, sort_once)
LEVEL(level_2, level_1)
LEVEL(level_3, level_2)
LEVEL(level_4, level_3)
LEVEL(level_5, level_4)

static void on_timer(int signal)
{
	(void)signal;
	for (int i = 0; i < 400; i++)
		sink += distance(i);
}

static void *sleeper(void *arg)
{
	struct timespec t = { .tv_nsec = 300000 };

	for (;;)
		nanosleep(&t, NULL);
	return arg;
}

static void *waiter(void *arg)
{
	pthread_mutex_lock(&lock);
	for (;;)
		pthread_cond_wait(&turn, &lock);
	return arg;
}

static void *reader(void *arg)
{
	char byte;

	while (read(pipes[0], &byte, 1) == 1)
		pthread_cond_broadcast(&turn);
	return arg;
}

static void *printer(void *arg)
{
	char text[256];

	for (unsigned int i = 0;; i++) {
		char *copy;

		snprintf(text, sizeof(text), "%d %.9g %s %lc %p", i, i * 1.1, "text", L'x', (void *)text);
		copy = strdup(text);
		sink += strtod(copy, NULL);
		free(copy);
		if (i % 64 == 0 && write(pipes[1], "", 1) != 1)
			return arg;
	}
}

int main(void)
{
	static void *(*const bodies[])(void *) = { sleeper, waiter, reader, printer };
	struct itimerval every = { { 0, 1700 }, { 0, 1700 } };
	sigset_t alarm;

	if (pipe(pipes))
		return 1;
	sigemptyset(&alarm);
	sigaddset(&alarm, SIGALRM);
	pthread_sigmask(SIG_BLOCK, &alarm, NULL);
	for (unsigned int i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
		pthread_t thread;

		if (pthread_create(&thread, NULL, bodies[i], NULL))
			return 1;
	}
	pthread_sigmask(SIG_UNBLOCK, &alarm, NULL);
	signal(SIGALRM, on_timer);
	setitimer(ITIMER_REAL, &every, NULL);
	puts("ready");
	fflush(stdout);
	for (;;)
		sink += level_5(300);
}
