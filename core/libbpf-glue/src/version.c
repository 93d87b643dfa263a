// SPDX-License-Identifier: Apache-2.0
#include "glue.h"

uint32_t bccx_glue_api(void)
{
	return BCCX_GLUE_API;
}

const char *bccx_glue_version(void)
{
	return BCCX_GLUE_VERSION;
}

const char *bccx_libbpf_version(void)
{
	return libbpf_version_string();
}
