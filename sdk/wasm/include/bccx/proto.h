/* SPDX-License-Identifier: Apache-2.0 */
/* Writer of protocol buffers (protobuf.dev, "Encoding"): the two wire types that pprof's messages use. Fields of value 0
 * are left out, as proto3 does. A message of the outermost level is handed to the host when enough has gathered. */
#ifndef BCCX_PROTO_H
#define BCCX_PROTO_H

#include <bccx/mem.h>
#include <stdint.h>

struct bccx_proto {
	BCCX_VEC(uint8_t) bytes;
	uint32_t result; /* index in the manifest's results */
	uint32_t open; /* messages begun and not ended */
	int error; /* first -errno; later calls do nothing */
	uint64_t written;
};

void bccx_proto__uint(struct bccx_proto *proto, uint32_t field, uint64_t value);
void bccx_proto__bytes(struct bccx_proto *proto, uint32_t field, const void *bytes, uint32_t len);

/* A number without a field, inside of a packed list; a list is begun and ended as a message is. */
void bccx_proto__packed(struct bccx_proto *proto, uint64_t value);

/* Begin a message in a field; returns what the end wants. */
uint32_t bccx_proto__begin(struct bccx_proto *proto, uint32_t field);
void bccx_proto__end(struct bccx_proto *proto, uint32_t begun);

/* Hand over what is left and give the memory back. 0 or the first error. */
int bccx_proto__finish(struct bccx_proto *proto);

#endif
