// SPDX-License-Identifier: Apache-2.0
/* Loops over all nodes of a call tree, for core/src/output/flame/tree-module.ts: bringing it into depth-first order, adding
 * up its amounts, and packing it. In JavaScript each such loop runs once, is optimized while it runs and thrown away
 * after it, which costs more than the loop.
 *
 * An instance serves one tree, and its caller puts into its columns only what its caller made: that parents come before
 * their children and that numbers are below their counts is not checked here. */
#include "../arena.h"

/* Entries that the caller hands over at a time. */
#define CHUNK 16384u
/* Bytes of a 64-bit number in base 128. */
#define VARINT 10u

static u32 node_count; /* without the root */
static u32 frame_count;
static s32 *size; /* nodes of the subtree, by number */
static s32 *place; /* in depth-first order, by number */
static double *spare; /* the columns that came in, when they are no longer needed */

/* Addresses for the caller. Columns that come in are by node without the root, those that go out have the root first. */
static struct {
	s32 *parent_in; /* -1: below the root */
	s32 *frame_in;
	u32 *rank; /* by frame: its number in the finished tree, which is the order of siblings */
	s32 *parent;
	s32 *frame;
	s32 *depth;
	s32 *end; /* behind the last node of the subtree */
	double *self; /* of the column begun last */
	double *total; /* of the column ended last */
	s32 numbers[CHUNK + 1];
	double amounts[CHUNK];
	u8 packed[CHUNK * VARINT];
} tree;

EXPORT("columns") void *tree_columns(void)
{
	return &tree;
}

EXPORT("numbers") void *tree_numbers(void)
{
	return tree.numbers;
}

EXPORT("amounts") void *tree_amounts(void)
{
	return tree.amounts;
}

EXPORT("packed") void *tree_packed(void)
{
	return tree.packed;
}

/* Makes room for a tree. 0 when there is no memory. */
EXPORT("begin") int tree_begin(u32 nodes, u32 frames)
{
	size_t column = ((size_t)nodes + 1) * sizeof(s32);

	node_count = nodes;
	frame_count = frames;
	/* One block, so that amounts can take its place. */
	spare = take(2 * column);
	tree.parent_in = (s32 *)spare;
	tree.frame_in = tree.parent_in + nodes + 1;
	tree.rank = take(((size_t)frames + 1) * sizeof(u32));
	size = take(column);
	place = take(column);
	tree.parent = take(column);
	tree.frame = take(column);
	tree.depth = take(column);
	tree.end = take(column);
	return spare && tree.rank && size && place && tree.parent && tree.frame && tree.depth && tree.end;
}

static void count_subtrees(void)
{
	u32 node;

	for (node = 0; node <= node_count; node++)
		size[node] = 1;
	for (node = node_count; node > 0; node--)
		size[tree.parent_in[node - 1] + 1] += size[node];
}

/* Lists the nodes by the rank of their frames: a counting sort. */
static int sort_nodes(s32 *order)
{
	u32 *next = take(((size_t)frame_count + 1) * sizeof(*next)), i;

	if (!next)
		return 0;
	for (i = 0; i < node_count; i++)
		next[tree.rank[tree.frame_in[i]] + 1]++;
	for (i = 1; i <= frame_count; i++)
		next[i] += next[i - 1];
	for (i = 0; i < node_count; i++)
		order[next[tree.rank[tree.frame_in[i]]]++] = i;
	return 1;
}

/* A node comes behind its parent by one and by the subtrees of the siblings before it. */
static void find_places(const s32 *order, s32 *room)
{
	u32 i;

	for (i = 0; i <= node_count; i++)
		room[i] = 1;
	for (i = 0; i < node_count; i++) {
		s32 node = order[i], above = tree.parent_in[node] + 1;

		place[node + 1] = room[above];
		room[above] += size[node + 1];
	}
	for (i = 1; i <= node_count; i++)
		place[i] += place[tree.parent_in[i - 1] + 1];
}

/* Fills the columns parent, frame, depth and end. 0 when there is no memory. */
EXPORT("order") int tree_order(void)
{
	u32 node;

	count_subtrees();
	/* The list and the room that is left are written over by the columns that have their memory. */
	if (!sort_nodes(tree.parent))
		return 0;
	find_places(tree.parent, tree.depth);
	tree.parent[0] = tree.frame[0] = -1;
	tree.depth[0] = 0;
	tree.end[0] = node_count + 1;
	for (node = 1; node <= node_count; node++) {
		s32 at = place[node], above = place[tree.parent_in[node - 1] + 1];

		tree.parent[at] = above;
		tree.frame[at] = tree.rank[tree.frame_in[node - 1]];
		tree.depth[at] = tree.depth[above] + 1;
		tree.end[at] = at + size[node];
	}
	return 1;
}

/* Begins a column of amounts. 0 when there is no memory. */
EXPORT("column") int tree_column(void)
{
	tree.self = take(((size_t)node_count + 1) * sizeof(double));
	return tree.self != NULL;
}

/* Adds `amounts` to the nodes with the `numbers` that came in; -1 is the root. */
EXPORT("add") void tree_add(u32 count)
{
	u32 i;

	for (i = 0; i < count; i++)
		tree.self[place[tree.numbers[i] + 1]] += tree.amounts[i];
}

/* Ends the column: sums up whole subtrees. 0 when there is no memory. */
EXPORT("sum") int tree_sum(void)
{
	size_t bytes = ((size_t)node_count + 1) * sizeof(double);
	u32 node;

	tree.total = spare ? spare : take(bytes);
	spare = NULL;
	if (!tree.total)
		return 0;
	__builtin_memcpy(tree.total, tree.self, bytes);
	for (node = node_count; node > 0; node--)
		tree.total[tree.parent[node]] += tree.total[node];
	return 1;
}

static u8 *put(u8 *out, u64 value)
{
	for (; value >= 128; value >>= 7)
		*out++ = value | 128;
	*out++ = value;
	return out;
}

/* Packs how far each of the depths in `numbers` behind the first is above a child of the one before it. All of these
 * return the bytes that they wrote to `packed`. */
EXPORT("pack_levels") u32 tree_pack_levels(u32 count)
{
	u8 *out = tree.packed;
	u32 i;

	for (i = 1; i < count; i++)
		out = put(out, tree.numbers[i - 1] + 1 - tree.numbers[i]);
	return out - tree.packed;
}

EXPORT("pack_numbers") u32 tree_pack_numbers(u32 count)
{
	u8 *out = tree.packed;
	u32 i;

	for (i = 0; i < count; i++)
		out = put(out, tree.numbers[i]);
	return out - tree.packed;
}

/* Packs whole numbers of either sign: 0, -1, 1, -2, … are 0, 1, 2, 3, … */
EXPORT("pack_amounts") u32 tree_pack_amounts(u32 count)
{
	u8 *out = tree.packed;
	u32 i;

	for (i = 0; i < count; i++) {
		int64_t value = tree.amounts[i];

		out = put(out, (u64)value << 1 ^ (u64)(value >> 63));
	}
	return out - tree.packed;
}
