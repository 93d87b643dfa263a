/* SPDX-License-Identifier: (GPL-2.0-only OR BSD-2-Clause) */
/* A number for the program image that a process runs: exec changes it, fork does not. It is made of what both the kernel's
 * mm_struct and /proc/PID/stat (fields 26 to 28) show, so that a stack taken in BPF and mappings read from /proc prove by
 * themselves that they belong together, however the exec events lie in between. Where addresses are random, so is the place
 * of the stack; where they are not, two programs with the same three numbers are the same program. Shared by the BPF side
 * and the host. */
#ifndef BCCX_IMAGE_H
#define BCCX_IMAGE_H

/* 0: not known, such as of a process that has given up its memory. */
static inline unsigned int bccx_image_of(unsigned long long start_code, unsigned long long end_code,
					 unsigned long long start_stack)
{
	/* Odd constants from the golden ratio: each number reaches the upper half. */
	unsigned long long mix = start_code * 0x9e3779b97f4a7c15ULL;
	unsigned int image;

	if (!start_stack)
		return 0;
	mix = (mix ^ mix >> 29 ^ end_code) * 0x9e3779b97f4a7c15ULL;
	mix = (mix ^ mix >> 29 ^ start_stack) * 0x9e3779b97f4a7c15ULL;
	image = (unsigned int)(mix >> 32);
	return image ? image : 1;
}

#endif
