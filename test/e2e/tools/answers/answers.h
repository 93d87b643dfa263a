/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
#ifndef ANSWERS_H
#define ANSWERS_H

#define ANSWERS_SLOTS 32

struct answers_key {
	unsigned int tgid;
	unsigned int reserved0;
	char comm[16];
};

struct answers_sum {
	unsigned long long calls;
	struct {
		long long least;
		long long most;
	} value;
};

struct answers_histogram {
	unsigned int slots[ANSWERS_SLOTS];
};

struct answers_event {
	unsigned long long time_ns;
	int value; /* what was asked, less 10 */
	unsigned short pair[2];
	unsigned char known;
	char comm[16];
};

#endif
