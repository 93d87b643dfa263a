// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/arena.h>
#include <bccx/asked.h>
#include <string.h>

#define UNKNOWN UINT64_MAX /* identity of a file that has none */

struct asked {
	int32_t object;
	struct bccx_kept_companion companion;
};

static BCCX_VEC(struct asked) all;
static struct bccx_arena names;
static bool nothing_is_fetched, forgot; /* forgot: there was no memory to remember one */

static struct asked *find(int32_t object, uint32_t kind, const void *name, uint32_t len)
{
	for (uint32_t i = all.len; i--;) {
		struct asked *asked = &all.at[i];

		if (asked->object == object && asked->companion.kind == kind && asked->companion.len == len &&
		    (!len || !memcmp(asked->companion.name, name, len)))
			return asked;
	}
	return NULL;
}

static void remember(int32_t object, uint32_t kind, const void *name, uint32_t len, uint64_t identity)
{
	struct asked *asked = find(object, kind, name, len);
	const void *copy;

	if (!asked) {
		copy = bccx_arena__copy(&names, len ? name : "", len);
		asked = copy ? bccx_vec__add(&all) : NULL;
		if (!asked) {
			forgot = true;
			return;
		}
		*asked = (struct asked){ object, { .kind = kind, .len = len, .name = copy } };
	}
	asked->companion.identity = identity;
}

int32_t bccx_asked__open(int32_t object, uint32_t kind, const void *name, uint32_t len)
{
	uint64_t identity = 0;
	int32_t handle = -BCCX_ENOSYS;

	if (kind != BCCX_COMPANION_DEBUGINFOD || !nothing_is_fetched)
		handle = bccx_host_companion_open(object, kind, name, len);
	if (kind == BCCX_COMPANION_DEBUGINFOD && handle == -BCCX_ENOSYS)
		nothing_is_fetched = true;
	if (handle > 0) {
		int64_t given = bccx_host_object_identity(handle);

		identity = given > 0 ? (uint64_t)given : UNKNOWN;
	}
	remember(object, kind, name, len, identity);
	return handle;
}

bool bccx_asked__is_same(int32_t object, const struct bccx_kept_companion *kept)
{
	int32_t handle = bccx_asked__open(object, kept->kind, kept->name, kept->len);
	const struct asked *asked = find(object, kept->kind, kept->name, kept->len);

	if (handle > 0)
		bccx_host_object_close(handle);
	return asked && asked->companion.identity == kept->identity;
}

void bccx_asked__keep(int32_t object, struct bccx_keeping *keeping)
{
	if (forgot)
		keeping->error = -BCCX_ENOMEM;
	for (uint32_t i = 0; i < all.len; i++) {
		if (all.at[i].object != object)
			continue;
		if (all.at[i].companion.identity == UNKNOWN)
			keeping->error = -BCCX_EPERM;
		else
			bccx_keeping__companion(keeping, &all.at[i].companion);
	}
}

void bccx_asked__free(void)
{
	bccx_vec__free(&all);
	bccx_arena__free(&names);
	nothing_is_fetched = forgot = false;
}
