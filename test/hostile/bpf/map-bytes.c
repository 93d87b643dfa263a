// SPDX-License-Identifier: Apache-2.0
/*
 * How much memory the kernel says a map takes.
 *
 *   map-bytes TYPE KEY VALUE ENTRIES FLAGS FILL
 *
 * Prints the bytes that /proc/self/fdinfo tells (map_mem_usage) after FILL
 * entries were written, whose keys count up from 0.
 */
#include <bpf/bpf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int print_memory(int fd)
{
	char path[64], line[256];
	unsigned long bytes;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/self/fdinfo/%d", fd);
	file = fopen(path, "r");
	if (!file)
		return 1;
	while (fgets(line, sizeof(line), file)) {
		if (sscanf(line, "memlock: %lu", &bytes) == 1)
			printf("%lu\n", bytes);
	}
	return fclose(file);
}

int main(int argc, char **argv)
{
	unsigned int n[6] = {};
	char *key, *value;
	int fd;

	for (int i = 0; i < 6 && i + 1 < argc; i++)
		n[i] = strtoul(argv[i + 1], NULL, 10);
	LIBBPF_OPTS(bpf_map_create_opts, options, .map_flags = n[4]);
	fd = bpf_map_create(n[0], "sized", n[1], n[2], n[3], &options);
	if (fd < 0) {
		perror("map-bytes");
		return 1;
	}
	key = calloc(1, n[1] + 8);
	value = calloc(4096, n[2] + 8);
	for (unsigned int i = 0; i < n[5]; i++) {
		memcpy(key, &i, sizeof(i));
		if (bpf_map_update_elem(fd, key, value, 0)) {
			perror("map-bytes: update");
			return 1;
		}
	}
	return print_memory(fd);
}
