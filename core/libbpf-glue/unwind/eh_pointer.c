/* SPDX-License-Identifier: Apache-2.0 */
#include "eh_pointer.h"

int bccx_eh_pointer__read(const struct bccx_bytes *b, uint64_t vaddr, uint8_t encoding, uint32_t *at, uint32_t end,
			  uint64_t *value)
{
	uint64_t here = vaddr + *at;
	int err;

	switch (encoding & 0x0f) {
	case 0x00: /* absptr */
	case 0x04: /* udata8 */
	case 0x0c: /* sdata8 */
		err = bccx_bytes__uint(b, at, end, 8, value);
		break;
	case 0x01:
		err = bccx_bytes__uleb(b, at, end, value);
		break;
	case 0x02: /* udata2 */
		err = bccx_bytes__uint(b, at, end, 2, value);
		break;
	case 0x03: /* udata4 */
		err = bccx_bytes__uint(b, at, end, 4, value);
		break;
	case 0x09:
		err = bccx_bytes__sleb(b, at, end, (int64_t *)value);
		break;
	case 0x0a: /* sdata2 */
		err = bccx_bytes__uint(b, at, end, 2, value);
		*value = (uint64_t)(int64_t)(int16_t)*value;
		break;
	case 0x0b: /* sdata4 */
		err = bccx_bytes__uint(b, at, end, 4, value);
		*value = (uint64_t)(int64_t)(int32_t)*value;
		break;
	default:
		return -EINVAL;
	}
	if (err)
		return err;
	switch (encoding & 0xf0) {
	case 0x00:
		return 0;
	case 0x10: /* pcrel */
		*value += here;
		return 0;
	default:
		return -EINVAL;
	}
}
