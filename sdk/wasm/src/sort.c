// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/mem.h>
#include <bccx/sort.h>
#include <string.h>

#define DIGIT_BITS 11
#define DIGITS (1u << DIGIT_BITS)
#define SHORT_RUN 32

static void insertion(uint64_t *words, uint32_t count)
{
	for (uint32_t i = 1; i < count; i++) {
		uint64_t word = words[i];
		uint32_t at = i;

		for (; at && words[at - 1] >> 32 > word >> 32; at--)
			words[at] = words[at - 1];
		words[at] = word;
	}
}

void bccx_sort__by_high_half(uint64_t *words, uint64_t *spare, uint32_t count)
{
	static uint32_t counts[3][DIGITS]; /* 24 KB: too much for a small stack */
	uint64_t *from = words, *to = spare;

	if (count <= SHORT_RUN) {
		insertion(words, count);
		return;
	}
	memset(counts, 0, sizeof(counts));
	for (uint32_t i = 0; i < count; i++) {
		uint32_t key = (uint32_t)(words[i] >> 32);

		counts[0][key & (DIGITS - 1)]++;
		counts[1][key >> DIGIT_BITS & (DIGITS - 1)]++;
		counts[2][key >> 2 * DIGIT_BITS]++;
	}
	for (int pass = 0; pass < 3; pass++) {
		uint32_t shift = 32 + (uint32_t)pass * DIGIT_BITS, sum = 0;
		uint64_t *swap;

		/* All words share this digit: nothing would move. */
		if (counts[pass][(uint32_t)(from[0] >> shift) & (DIGITS - 1)] == count)
			continue;
		for (uint32_t digit = 0; digit < DIGITS; digit++) {
			uint32_t here = counts[pass][digit];

			counts[pass][digit] = sum;
			sum += here;
		}
		for (uint32_t i = 0; i < count; i++)
			to[counts[pass][(uint32_t)(from[i] >> shift) & (DIGITS - 1)]++] = from[i];
		swap = from;
		from = to;
		to = swap;
	}
	if (from != words)
		memcpy(words, from, (size_t)count * sizeof(*words));
}

/* Positions of the elements in order: sorted by the low half of their numbers, then by the high one. */
static void sort_positions(uint64_t *order, uint64_t *spare, uint32_t count, const char *elements, size_t stride)
{
	for (int half = 0; half < 2; half++) {
		for (uint32_t i = 0; i < count; i++) {
			uint32_t position = half ? (uint32_t)order[i] : i;
			uint64_t number;

			memcpy(&number, elements + position * stride, sizeof(number));
			order[i] = (half ? number >> 32 : number & UINT32_MAX) << 32 | position;
		}
		bccx_sort__by_high_half(order, spare, count);
	}
}

int bccx_sort__by_leading_number(void *elements, uint32_t count, size_t stride)
{
	size_t bytes = 2 * (size_t)count * sizeof(uint64_t);
	uint64_t *order;
	char *sorted;

	if (count < 2)
		return 0;
	order = bccx_mem__alloc(bytes);
	sorted = bccx_mem__alloc(count * stride);
	if (order && sorted) {
		sort_positions(order, order + count, count, elements, stride);
		for (uint32_t i = 0; i < count; i++)
			memcpy(sorted + i * stride, (char *)elements + (uint32_t)order[i] * stride, stride);
		memcpy(elements, sorted, count * stride);
	}
	bccx_mem__free(order, bytes);
	bccx_mem__free(sorted, count * stride);
	return order && sorted ? 0 : -BCCX_ENOMEM;
}
