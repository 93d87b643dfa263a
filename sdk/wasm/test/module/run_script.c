// SPDX-License-Identifier: Apache-2.0
/* Plays the host for a natively built module: carries out a script and writes what the module emitted to a file.
 *
 *	run_script SCRIPT OUT
 *
 * Each line is one call: process TGID MAPS-FILE | kallsyms FILE | debug-root DIR | perf-map TGID FILE | configure FILE |
 * consume STREAM COUNT LOST FILE | tick NS | finish FLAGS. node_host.js carries out the same for the module as WASM. */
#define _GNU_SOURCE
#include "../native_host.h"
#include <bccx/abi.h>
#include <bccx/mem.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static char *slurp(const char *path, size_t *len)
{
	FILE *file = fopen(path, "r");
	char *bytes = NULL;
	size_t used = 0, got;

	if (!file) {
		perror(path);
		exit(2);
	}
	do {
		bytes = realloc(bytes, used + (1 << 20) + 1);
		got = fread(bytes + used, 1, 1 << 20, file);
		used += got;
	} while (got);
	fclose(file);
	bytes[used] = 0;
	*len = used;
	return bytes;
}

static double now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int step(char *line)
{
	char path[4096];
	uint64_t a, b, c;
	char *bytes;
	size_t len;
	int err;

	if (sscanf(line, "process %" SCNu64 " %4095s", &a, path) == 2) {
		bytes = slurp(path, &len);
		native_host__add_process((uint32_t)a, bytes);
		free(bytes);
		return 0;
	}
	if (sscanf(line, "perf-map %" SCNu64 " %4095s", &a, path) == 2) {
		bytes = slurp(path, &len);
		native_host__set_perf_map((uint32_t)a, bytes);
		free(bytes);
		return 0;
	}
	if (sscanf(line, "kallsyms %4095s", path) == 1) {
		bytes = slurp(path, &len);
		native_host__set_kallsyms(bytes);
		free(bytes);
		return 0;
	}
	if (sscanf(line, "debug-root %4095s", path) == 1) {
		native_host__set_debug_root(path);
		return 0;
	}
	if (sscanf(line, "configure %4095s", path) == 1) {
		bytes = slurp(path, &len);
		err = bccx_configure(bytes, (uint32_t)len);
		free(bytes);
		return err;
	}
	if (sscanf(line, "consume %" SCNu64 " %" SCNu64 " %" SCNu64 " %4095s", &a, &b, &c, path) == 4) {
		bytes = slurp(path, &len);
		err = bccx_consume((uint32_t)a, bytes, (uint32_t)len, (uint32_t)b, c);
		free(bytes);
		return err;
	}
	if (sscanf(line, "tick %" SCNu64, &a) == 1)
		return bccx_tick(a);
	if (sscanf(line, "finish %" SCNu64, &a) == 1)
		return bccx_finish((uint32_t)a);
	return -BCCX_EINVAL;
}

int main(int argc, char **argv)
{
	size_t len;
	char *script, *line, *next;
	const uint8_t *emitted;
	FILE *out;

	if (argc != 3) {
		fprintf(stderr, "usage: run_script SCRIPT OUT\n");
		return 2;
	}
	script = slurp(argv[1], &len);
	for (line = script; *line; line = next) {
		double start = now_ms();
		int err;

		next = line + strcspn(line, "\n");
		if (*next)
			*next++ = 0;
		err = step(line);
		if (err) {
			fprintf(stderr, "run_script: '%s': %d\n%s", line, err, native_host__logged());
			return 1;
		}
		fprintf(stderr, "%.2f ms %s\n", now_ms() - start, line);
	}
	fprintf(stderr, "%zu KiB at most, %" PRIu64 " reads of %" PRIu64 " bytes\n", bccx_mem__peak() >> 10,
		native_host__reads(), native_host__read_bytes());
	fputs(native_host__logged(), stdout);
	out = fopen(argv[2], "w");
	emitted = native_host__emitted(&len);
	if (!out || fwrite(emitted, 1, len, out) != len || fclose(out)) {
		perror(argv[2]);
		return 1;
	}
	free(script);
	return 0;
}
