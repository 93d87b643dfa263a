// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/proto.h>
#include <string.h>

#define EMIT_BYTES (256u << 10)
#define VARINT_MAX 10

enum { WIRE_VARINT = 0, WIRE_LENGTH = 2 };

static uint32_t encode(uint8_t *to, uint64_t value)
{
	uint32_t len = 0;

	for (; value >= 0x80; value >>= 7)
		to[len++] = (uint8_t)(value | 0x80);
	to[len++] = (uint8_t)value;
	return len;
}

static void append(struct bccx_proto *proto, const void *bytes, uint32_t len)
{
	uint64_t need = (uint64_t)proto->bytes.len + len;

	if (proto->error)
		return;
	if (need > proto->bytes.cap && bccx_vec__grow((void **)&proto->bytes.at, &proto->bytes.cap, need, 1)) {
		proto->error = -BCCX_ENOMEM;
		return;
	}
	if (len)
		memcpy(proto->bytes.at + proto->bytes.len, bytes, len);
	proto->bytes.len = (uint32_t)need;
}

static void flush(struct bccx_proto *proto)
{
	int err;

	if (!proto->error && proto->bytes.len) {
		err = bccx_host_emit(BCCX_RESULT_PROFILE, proto->result, proto->bytes.at, proto->bytes.len);
		if (err)
			proto->error = err;
		proto->written += proto->bytes.len;
	}
	proto->bytes.len = 0;
}

static void varint(struct bccx_proto *proto, uint64_t value)
{
	uint8_t bytes[VARINT_MAX];

	append(proto, bytes, encode(bytes, value));
}

void bccx_proto__uint(struct bccx_proto *proto, uint32_t field, uint64_t value)
{
	if (!value)
		return;
	varint(proto, (uint64_t)field << 3 | WIRE_VARINT);
	varint(proto, value);
}

void bccx_proto__packed(struct bccx_proto *proto, uint64_t value)
{
	varint(proto, value);
}

void bccx_proto__bytes(struct bccx_proto *proto, uint32_t field, const void *bytes, uint32_t len)
{
	varint(proto, (uint64_t)field << 3 | WIRE_LENGTH);
	varint(proto, len);
	append(proto, bytes, len);
}

uint32_t bccx_proto__begin(struct bccx_proto *proto, uint32_t field)
{
	varint(proto, (uint64_t)field << 3 | WIRE_LENGTH);
	proto->open++;
	return proto->bytes.len;
}

void bccx_proto__end(struct bccx_proto *proto, uint32_t begun)
{
	uint8_t length[VARINT_MAX];
	uint32_t body, width;

	proto->open--;
	if (proto->error)
		return;
	/* The length goes in front of a body that is already there. */
	body = proto->bytes.len - begun;
	width = encode(length, body);
	append(proto, length, width);
	if (proto->error)
		return;
	memmove(proto->bytes.at + begun + width, proto->bytes.at + begun, body);
	memcpy(proto->bytes.at + begun, length, width);
	if (!proto->open && proto->bytes.len >= EMIT_BYTES)
		flush(proto);
}

int bccx_proto__finish(struct bccx_proto *proto)
{
	flush(proto);
	bccx_vec__free(&proto->bytes);
	return proto->error;
}
