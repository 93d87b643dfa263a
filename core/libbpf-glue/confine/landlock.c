/* SPDX-License-Identifier: Apache-2.0 */
#include "landlock.h"

#include <errno.h>
#include <stdbool.h>
#include <unistd.h>

#include "kernel_abi.h"

/* Rights that each ABI knows: fs bits, net bits, scope bits. Later ABIs are asked bit by bit. */
static const struct {
	unsigned int fs, net, scoped;
} known[] = {
	{ 13, 0, 0 }, /* 1: Linux 5.13 */
	{ 14, 0, 0 }, /* 2: 5.19, refer */
	{ 15, 0, 0 }, /* 3: 6.2, truncate */
	{ 15, 2, 0 }, /* 4: 6.7, TCP bind and connect */
	{ 16, 2, 0 }, /* 5: 6.10, device ioctl */
	{ 16, 2, 2 }, /* 6: 6.12, abstract sockets and signals */
	{ 16, 2, 2 }, /* 7: 6.15, logging only */
};

static const int known_abis = sizeof(known) / sizeof(known[0]);

static uint64_t low_bits(unsigned int n)
{
	return (1ull << n) - 1;
}

static int create(const struct bccx_landlock_ruleset *rules)
{
	/* Kernels before ABI 4 and 6 accept the longer struct as long as what they do not know is zero. */
	long fd = syscall(SYS_landlock_create_ruleset, rules, sizeof(*rules), 0);

	return fd < 0 ? -errno : (int)fd;
}

/* Sets further bits of *field, one after the other, as long as the kernel accepts them. */
static void extend(struct bccx_landlock_ruleset *rules, uint64_t *field, unsigned int first)
{
	for (unsigned int bit = first; bit < 64; bit++) {
		int fd;

		*field |= 1ull << bit;
		fd = create(rules);
		if (fd < 0) {
			*field &= ~(1ull << bit);
			return;
		}
		close(fd);
	}
}

int landlock_abi(void)
{
	long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, BCCX_LANDLOCK_CREATE_RULESET_VERSION);

	return abi < 0 ? -errno : (int)abi;
}

int landlock_create(void)
{
	struct bccx_landlock_ruleset rules = { 0 };
	int abi = landlock_abi();
	int index;

	if (abi < 0)
		return abi;
	index = (abi < known_abis ? abi : known_abis) - 1;
	rules.handled_access_fs = low_bits(known[index].fs);
	rules.handled_access_net = low_bits(known[index].net);
	rules.scoped = low_bits(known[index].scoped);
	if (abi > known_abis) {
		extend(&rules, &rules.handled_access_fs, known[index].fs);
		extend(&rules, &rules.handled_access_net, known[index].net);
		extend(&rules, &rules.scoped, known[index].scoped);
	}
	return create(&rules);
}

int landlock_admit(int ruleset, int fd, uint64_t access)
{
	struct bccx_landlock_path_beneath rule = { .allowed_access = access, .parent_fd = fd };

	if (syscall(SYS_landlock_add_rule, ruleset, BCCX_LANDLOCK_RULE_PATH_BENEATH, &rule, 0))
		return -errno;
	return 0;
}

int landlock_enforce(int ruleset)
{
	return syscall(SYS_landlock_restrict_self, ruleset, 0) ? -errno : 0;
}
