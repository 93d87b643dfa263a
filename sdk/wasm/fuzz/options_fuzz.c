// SPDX-License-Identifier: Apache-2.0
/* What bccx_configure is given. */
#include <bccx/options.h>
#include <stddef.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct bccx_options options = { (const char *)bytes, (uint32_t)len };

	if (bccx_options__check(&options))
		return 0;
	bccx_options__number(&options, "opt.count", 1);
	bccx_options__flag(&options, "opt.flag");
	bccx_options__stream(&options, "stacks");
	/* Each key that is there is found. */
	for (const char *at = (const char *)bytes; at < (const char *)bytes + len; at += strlen(at) + 1) {
		char key[256];
		size_t key_len = (size_t)(strchr(at, '=') - at);

		if (key_len >= sizeof(key))
			continue;
		memcpy(key, at, key_len);
		key[key_len] = 0;
		if (!bccx_options__find(&options, key))
			__builtin_trap();
	}
	return 0;
}
