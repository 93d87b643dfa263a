// SPDX-License-Identifier: Apache-2.0
/* Sampling: perf_event programs on the CPUs' clocks and cycle counters. */
#include <linux/perf_event.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "glue.h"

static const char *const event_names[] = { [BCCX_PERF_CPU_CYCLES] = "cpu-cycles", [BCCX_PERF_CPU_CLOCK] = "cpu-clock" };

static long max_sample_rate(void)
{
	FILE *file = fopen("/proc/sys/kernel/perf_event_max_sample_rate", "re");
	long rate = -1;

	if (file) {
		if (fscanf(file, "%ld", &rate) != 1)
			rate = -1;
		fclose(file);
	}
	return rate;
}

static int check(const struct bccx_program *program, const struct bccx_perf_event_opts *opts)
{
	const char *name = bpf_program__name(program->bpf);

	if (bpf_program__type(program->bpf) != BPF_PROG_TYPE_PERF_EVENT)
		return glue_fail(EINVAL, "attach '%s': not a perf_event program", name);
	if (opts->event > BCCX_PERF_CPU_CLOCK)
		return glue_fail(EINVAL, "attach '%s': event %u is not one", name, opts->event);
	if (!opts->frequency == !opts->period)
		return glue_fail(EINVAL, "attach '%s': give either a frequency or a period", name);
	if (opts->cpu < 0 || opts->cpu >= libbpf_num_possible_cpus())
		return glue_fail(EINVAL, "attach '%s': cpu %d does not exist", name, opts->cpu);
	if (opts->pid < -1 || opts->pid == 0)
		return glue_fail(EINVAL, "attach '%s': %d is not a thread", name, opts->pid);
	return 0;
}

static int explain(int err, const struct bccx_program *program, const struct bccx_perf_event_opts *opts)
{
	const char *name = bpf_program__name(program->bpf);
	const char *event = event_names[opts->event];
	long rate;

	if (err == ENODEV || (err == EINVAL && !glue_cpu_is_online(opts->cpu)))
		return glue_fail(ENODEV, "attach '%s' to %s: cpu %d is offline", name, event, opts->cpu);
	if (err == ENOENT || err == EOPNOTSUPP)
		return glue_fail(err, "attach '%s' to %s: this machine has no such counter", name, event);
	if (err == ESRCH)
		return glue_fail(err, "attach '%s' to %s: no thread %d", name, event, opts->pid);
	rate = max_sample_rate();
	if (err == EINVAL && rate >= 0 && opts->frequency > (uint64_t)rate)
		return glue_fail(err, "attach '%s' to %s: %llu Hz is above kernel.perf_event_max_sample_rate, now %ld",
				 name, event, (unsigned long long)opts->frequency, rate);
	return glue_fail(err, "attach '%s' to %s on cpu %d: %s", name, event, opts->cpu, glue_strerror(err));
}

int glue_open_sampling(enum bccx_perf_event event, int cpu, int pid, uint64_t frequency, uint64_t period)
{
	struct perf_event_attr attr = {
		.size = sizeof(attr),
		.type = event == BCCX_PERF_CPU_CYCLES ? PERF_TYPE_HARDWARE : PERF_TYPE_SOFTWARE,
		.config = event == BCCX_PERF_CPU_CYCLES ? PERF_COUNT_HW_CPU_CYCLES : PERF_COUNT_SW_CPU_CLOCK,
		.freq = frequency != 0,
		.sample_period = frequency ? frequency : period,
		.disabled = 1,
	};
	int fd = syscall(SYS_perf_event_open, &attr, pid, cpu, -1, PERF_FLAG_FD_CLOEXEC);

	return fd < 0 ? -errno : fd;
}

struct bccx_link *bccx_program__attach_perf_event(struct bccx_program *program, const struct bccx_perf_event_opts *opts)
{
	struct bccx_perf_event_opts o;
	char what[48];
	int fd;

	if (glue_program_fd(program) < 0 || glue_opts_in(&o, sizeof(o), sizeof(o), opts) < 0 || check(program, &o) < 0)
		return NULL;
	fd = glue_open_sampling(o.event, o.cpu, o.pid, o.frequency, o.period);
	if (fd < 0) {
		explain(-fd, program, &o);
		return NULL;
	}
	snprintf(what, sizeof(what), "%s on cpu %d", event_names[o.event], o.cpu);
	return glue_link_perf_event(program, fd, o.cookie, what);
}
