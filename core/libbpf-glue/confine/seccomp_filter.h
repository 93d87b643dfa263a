/* SPDX-License-Identifier: Apache-2.0 */
/* Writes a seccomp allow-list as classic BPF. What no rule admits answers EPERM; another architecture's system calls
 * kill the process, x32 ones answer EPERM. */
#ifndef BCCX_SECCOMP_FILTER_H
#define BCCX_SECCOMP_FILTER_H

#include <linux/filter.h>
#include <stdbool.h>
#include <stdint.h>

#define SECCOMP_FILTER_MAX 1024

struct seccomp_filter {
	struct sock_filter code[SECCOMP_FILTER_MAX];
	unsigned int len;
	bool full; /* a rule did not fit */
};

/* One condition: (argument[arg] & mask) == value. */
struct seccomp_test {
	unsigned int arg;
	uint64_t mask;
	uint64_t value;
};

void seccomp_filter__begin(struct seccomp_filter *f);

void seccomp_filter__allow(struct seccomp_filter *f, int nr);

/* Allow nr when all n tests hold; several such rules for one nr are alternatives. */
void seccomp_filter__allow_if(struct seccomp_filter *f, int nr, const struct seccomp_test *tests, unsigned int n);

/* Allow nr for each value that its argument arg may have. */
void seccomp_filter__allow_values(struct seccomp_filter *f, int nr, unsigned int arg, const uint64_t *values,
				  unsigned int n);

/* Let nr fail with err instead of EPERM. */
void seccomp_filter__errno(struct seccomp_filter *f, int nr, int err);

/* Let the listener decide nr; with no listener any more it fails with ENOSYS. */
void seccomp_filter__notify(struct seccomp_filter *f, int nr);

/* Closes the list and binds the calling thread to it; needs no_new_privs or CAP_SYS_ADMIN. With listener, *listener is
 * the descriptor that decides notified calls. 0 or -errno. */
int seccomp_filter__install(struct seccomp_filter *f, int *listener);

#endif
