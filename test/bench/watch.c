// SPDX-License-Identifier: Apache-2.0
/* Runs a command and reports, from outside, when it attached to the kernel, when it let go, when it wrote a file, when it
 * ended, and how much memory it and its descendants used. The same for every tool: what counts as attached is an open
 * descriptor of a perf event, a BPF link or a raw tracepoint, seen in /proc/PID/fd.
 *
 *   watch --result FILE [--file PATH] [--memory] -- COMMAND [ARG ...]
 *
 * FILE gets one JSON object; times are milliseconds since just before the fork, memory is KiB. Polling every half
 * millisecond costs a few per cent of one CPU, for every tool alike. With --memory it sums PSS every five milliseconds
 * and the memory of BPF maps as the kernel charges it. */
#define _GNU_SOURCE
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TICK_NS 500000
#define MEMORY_EVERY 10 /* ticks */
#define MAX_PIDS 256

struct report {
	double attach_ms; /* the last time that the number of attachments grew to a new maximum */
	double detach_ms; /* the first time after that at which it fell */
	double file_ms;
	double exit_ms;
	int attached; /* that maximum */
	long pss_kib; /* largest sum over the process tree */
	long map_kib; /* largest sum over its BPF maps */
	int processes; /* most at once */
	int status;
};

static double now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

/* Appends the children of every thread of pid, and theirs. */
static int descendants(pid_t pid, pid_t *pids, int count)
{
	char path[PATH_MAX];
	struct dirent *thread;
	DIR *threads;
	int child;

	snprintf(path, sizeof(path), "/proc/%d/task", pid);
	threads = opendir(path);
	if (!threads)
		return count;
	while ((thread = readdir(threads))) {
		FILE *children;

		if (thread->d_name[0] == '.')
			continue;
		snprintf(path, sizeof(path), "/proc/%d/task/%s/children", pid, thread->d_name);
		children = fopen(path, "re");
		if (!children)
			continue;
		while (count < MAX_PIDS && fscanf(children, "%d", &child) == 1) {
			pids[count] = child;
			count = descendants(child, pids, count + 1);
		}
		fclose(children);
	}
	closedir(threads);
	return count;
}

/* Adds up what the descriptors of one process attach, and with map_kib the memory of the maps among them. */
static int attachments(pid_t pid, long *map_kib)
{
	char path[PATH_MAX], target[128];
	struct dirent *entry;
	int count = 0;
	DIR *fds;

	snprintf(path, sizeof(path), "/proc/%d/fd", pid);
	fds = opendir(path);
	if (!fds)
		return 0;
	while ((entry = readdir(fds))) {
		ssize_t length = readlinkat(dirfd(fds), entry->d_name, target, sizeof(target) - 1);

		if (length < 0)
			continue;
		target[length] = '\0';
		if (!strcmp(target, "anon_inode:[perf_event]") || !strcmp(target, "anon_inode:bpf_link") ||
		    !strcmp(target, "anon_inode:bpf-raw-tracepoint"))
			count++;
		if (map_kib && !strcmp(target, "anon_inode:bpf-map")) {
			char line[256];
			long bytes;
			FILE *info;

			snprintf(path, sizeof(path), "/proc/%d/fdinfo/%s", pid, entry->d_name);
			info = fopen(path, "re");
			while (info && fgets(line, sizeof(line), info))
				if (sscanf(line, "memlock: %ld", &bytes) == 1)
					*map_kib += bytes / 1024;
			if (info)
				fclose(info);
		}
	}
	closedir(fds);
	return count;
}

static long pss_kib(pid_t pid)
{
	char path[64], line[256];
	long pss = 0;
	FILE *rollup;

	snprintf(path, sizeof(path), "/proc/%d/smaps_rollup", pid);
	rollup = fopen(path, "re");
	while (rollup && fgets(line, sizeof(line), rollup))
		if (sscanf(line, "Pss: %ld kB", &pss) == 1)
			break;
	if (rollup)
		fclose(rollup);
	return pss;
}

static void observe(struct report *report, double elapsed, int with_memory)
{
	long pss = 0, maps = 0;
	pid_t pids[MAX_PIDS];
	int attached = 0, count, i;

	count = descendants(getpid(), pids, 0);
	for (i = 0; i < count; i++) {
		int held = attachments(pids[i], with_memory ? &maps : NULL);

		/* Of the one process that attaches: a child between fork and exec holds the same ones once more. */
		if (held > attached)
			attached = held;
		if (with_memory)
			pss += pss_kib(pids[i]);
	}
	if (attached > report->attached) {
		report->attached = attached;
		report->attach_ms = elapsed;
		/* What was let go before was an attempt to see what the kernel can do. */
		report->detach_ms = 0;
	} else if (attached < report->attached && !report->detach_ms) {
		report->detach_ms = elapsed;
	}
	if (pss > report->pss_kib)
		report->pss_kib = pss;
	if (maps > report->map_kib)
		report->map_kib = maps;
	if (count > report->processes)
		report->processes = count;
}

static int run(char **command, const char *file, int with_memory, struct report *report)
{
	const struct timespec tick = { .tv_nsec = TICK_NS };
	double start = now_ms();
	long ticks = 0;
	pid_t child, ended;
	struct stat st;
	int status;

	child = fork();
	if (child < 0)
		return -errno;
	if (!child) {
		execvp(command[0], command);
		fprintf(stderr, "watch: cannot run '%s': %s\n", command[0], strerror(errno));
		_exit(127);
	}
	for (;;) {
		double elapsed = now_ms() - start;

		while ((ended = waitpid(-1, &status, WNOHANG)) > 0)
			if (ended == child) {
				report->exit_ms = elapsed;
				report->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
			}
		if (file && !report->file_ms && !stat(file, &st) && st.st_size > 0)
			report->file_ms = elapsed;
		if (report->exit_ms)
			return 0;
		observe(report, elapsed, with_memory && ticks % MEMORY_EVERY == 0);
		ticks++;
		nanosleep(&tick, NULL);
	}
}

int main(int argc, char **argv)
{
	const char *result = NULL, *file = NULL;
	struct report report = { 0 };
	int with_memory = 0, err, i;
	FILE *out;

	for (i = 1; i < argc && strcmp(argv[i], "--"); i++) {
		if (!strcmp(argv[i], "--result") && i + 1 < argc)
			result = argv[++i];
		else if (!strcmp(argv[i], "--file") && i + 1 < argc)
			file = argv[++i];
		else if (!strcmp(argv[i], "--memory"))
			with_memory = 1;
		else
			break;
	}
	if (!result || i + 1 >= argc || strcmp(argv[i], "--")) {
		fprintf(stderr, "usage: watch --result FILE [--file PATH] [--memory] -- COMMAND [ARG ...]\n");
		return 2;
	}
	/* A descendant whose parent ends stays in the tree. */
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	err = run(argv + i + 1, file, with_memory, &report);
	if (err) {
		fprintf(stderr, "watch: cannot fork: %s\n", strerror(-err));
		return 1;
	}
	out = fopen(result, "we");
	if (!out) {
		fprintf(stderr, "watch: cannot write '%s': %s\n", result, strerror(errno));
		return 1;
	}
	fprintf(out,
		"{\"attachMs\":%.2f,\"detachMs\":%.2f,\"fileMs\":%.2f,\"exitMs\":%.2f,\"attached\":%d,\"pssKib\":%ld,"
		"\"mapKib\":%ld,\"processes\":%d,\"status\":%d}\n",
		report.attach_ms, report.detach_ms, report.file_ms, report.exit_ms, report.attached, report.pss_kib,
		report.map_kib, report.processes, report.status);
	return fclose(out) ? 1 : 0;
}
