/* Programs with a known answer. Each follows one protocol, so that a test can attach before any work is done and read
 * the truth before the process is gone:
 *
 *   stdout  {"ready":PID}            first line
 *   stdin   one line starts the work (--now: does not wait)
 *   stdout  {"workload":…}           the truth, when the work is done
 *   stdin   end of file ends the process (--now: does not wait)
 *
 * Options: --seconds S of CPU time (default 2), --now. */
#ifndef WORKLOAD_H
#define WORKLOAD_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Keeps a function a frame of its own: not inlined, cloned or analysed across calls (the Makefile forbids tail calls). */
#if defined(__clang__)
#define FRAME __attribute__((noinline))
#else
#define FRAME __attribute__((noipa))
#endif

struct workload {
	double seconds; /* CPU time asked for */
	int now;
	uint64_t start_cpu_ns; /* of this process when the work began */
};

/* Reads the options, prints the ready line, waits to be told. `details` is more of a JSON object, "" for nothing. */
void workload_begin(struct workload *w, int argc, char **argv, const char *details);

/* CPU time of the calling thread, by its own clock. */
uint64_t workload_thread_ns(void);

/* CPU time of all threads of this process, by getrusage. */
uint64_t workload_process_ns(void);

/* Prints the truth and waits for the end. `details` as above. */
void workload_end(struct workload *w, const char *name, const char *details);

/* Arithmetic until the calling thread has used `ns` more CPU time; returns the time used. A frame of its own. */
uint64_t workload_burn(uint64_t ns);

/* CLOCK_MONOTONIC. */
uint64_t workload_now_ns(void);

/* A system call from a frame of its own. The C library's wrappers have no frame pointer to find their caller by. */
long workload_syscall(long number, long a, long b, long c, long d);

#ifdef __cplusplus
}
#endif
#endif
