/* The thread "waiter" waits for a futex (60 percent of the time), a pipe (30) and a sleep (10), each in a function of its
 * own; the thread "waker" ends the first two. */
#define _GNU_SOURCE
#include "workload.h"

#include <linux/futex.h>
#include <pthread.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#define MS 1000000L

static int lock; /* 1 while the waker holds it */
static int request[2], reply[2];

static void rest(long ns)
{
	struct timespec length = { .tv_nsec = ns };

	nanosleep(&length, NULL);
}

FRAME void wait_for_lock(void)
{
	while (__atomic_load_n(&lock, __ATOMIC_ACQUIRE))
		workload_syscall(SYS_futex, (long)&lock, FUTEX_WAIT_PRIVATE, 1, 0);
}

FRAME void wait_for_pipe(void)
{
	char c;

	workload_syscall(SYS_read, reply[0], (long)&c, 1, 0);
}

FRAME void wait_for_time(void)
{
	struct timespec length = { .tv_nsec = 5 * MS };

	workload_syscall(SYS_nanosleep, (long)&length, 0, 0, 0);
}

static void *wake(void *unused)
{
	char c;

	pthread_setname_np(pthread_self(), "waker");
	while (read(request[0], &c, 1) == 1) {
		if (c == 'l') {
			rest(30 * MS);
			__atomic_store_n(&lock, 0, __ATOMIC_RELEASE);
			syscall(SYS_futex, &lock, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
		} else {
			rest(15 * MS);
			if (write(reply[1], &c, 1) != 1)
				break;
		}
	}
	return unused;
}

static uint64_t timed(char what, void (*wait)(void))
{
	uint64_t start;

	if (what && write(request[1], &what, 1) != 1)
		return 0;
	start = workload_now_ns();
	wait();
	return workload_now_ns() - start;
}

int main(int argc, char **argv)
{
	uint64_t in_lock = 0, in_pipe = 0, in_time = 0, start;
	struct workload w;
	pthread_t waker;
	char details[200];

	if (pipe(request) || pipe(reply))
		return 1;
	pthread_create(&waker, NULL, wake, NULL);
	pthread_setname_np(pthread_self(), "waiter");
	workload_begin(&w, argc, argv, "");
	start = workload_now_ns();
	while ((double)(workload_now_ns() - start) < w.seconds * 1e9) {
		__atomic_store_n(&lock, 1, __ATOMIC_RELEASE);
		in_lock += timed('l', wait_for_lock);
		in_pipe += timed('p', wait_for_pipe);
		in_time += timed(0, wait_for_time);
	}
	snprintf(details, sizeof(details),
		 "\"waits\":{\"wait_for_lock\":%.6f,\"wait_for_pipe\":%.6f,\"wait_for_time\":%.6f}",
		 (double)in_lock / 1e9, (double)in_pipe / 1e9, (double)in_time / 1e9);
	workload_end(&w, "waits", details);
	return 0;
}
