// SPDX-License-Identifier: Apache-2.0
/* Reads folded stacks (`root;...;leaf value` lines) into a prefix tree, for core/src/input/folded.ts.
 *
 * The caller puts bytes into the buffer and calls folded_run(). Lines with one whole number of up to fifteen digits are
 * done here; at any other line folded_run() stops and says where it is, so that the rare forms are read in TypeScript.
 * The bytes may be anything. There is no libc: memory grows at its end and is never given back. */
#include "../arena.h"
#include <wasm_simd128.h>

/* Loads of 16 bytes may begin at the last byte of the buffer. */
#define PADDING 64u
#define MOST_DIGITS 15
/* The largest integer below which sums of doubles are exact. */
#define EXACT 9007199254740991.0

/* A longer array with the same beginning. */
static void *grown(void *old, size_t old_size, size_t size)
{
	void *made = take(size);

	if (made)
		__builtin_memcpy(made, old, old_size);
	return made;
}

static u8 *buffer;
static u32 buffer_size;

/* Names by content. */
static u8 *pool;
static u32 pool_size, pool_used;
static u32 *name_start; /* one more than there are names */
static u64 *name_hash;
static u32 *name_slot; /* number + 1 */
static u32 name_count, name_capacity;
static u64 seed;

/* Nodes by parent and name: the key is (parent + 1) << 32 | name. Their place in the table comes from the hashes of the
 * names on the path and not from the parent's number, so that the places of a whole stack are known, and on their way to
 * the cache, before the first of its nodes is. */
static u64 *node_key;
static u32 *node_hash;
static double *node_self;
static u8 *node_hit;
static u32 *node_slot; /* number + 1 */
static u32 node_count, node_capacity;

/* The line before: its stack, and where its frames end and which nodes they are. */
static u8 *previous;
static u8 *previous_copy;
static u32 previous_length, previous_copy_size;
static u32 *path_node, *path_end;
static u64 *path_hash;
static u32 *path_name, *path_hint; /* of frames whose nodes are not known yet */
static u32 path_depth, path_capacity;

static double magnitude;

/* What folded_run() stopped at. */
static struct {
	u32 lines; /* lines passed, the present one included */
	u32 start; /* of the line, in the buffer */
	u32 end;
	u32 failed; /* no memory */
} state;

EXPORT("state") void *folded_state(void)
{
	return &state;
}

/* Starts with room for about `nodes` nodes. 0 when there is no memory. */
EXPORT("init") int folded_init(u32 nodes, u32 seed_low, u32 seed_high)
{
	u32 capacity = 1024;

	while (capacity < nodes && capacity < 1u << 27)
		capacity *= 2;
	seed = (u64)seed_high << 32 | seed_low;
	node_capacity = capacity;
	name_capacity = 4096;
	path_capacity = 256;
	pool_size = 1 << 20;
	pool = take(pool_size + PADDING);
	name_start = take((name_capacity + 1) * sizeof(*name_start));
	name_hash = take(name_capacity * sizeof(*name_hash));
	name_slot = take(2 * name_capacity * sizeof(*name_slot));
	node_key = take((size_t)node_capacity * sizeof(*node_key));
	node_self = take((size_t)node_capacity * sizeof(*node_self));
	node_hit = take(node_capacity);
	node_slot = take(2 * (size_t)node_capacity * sizeof(*node_slot));
	node_hash = take((size_t)node_capacity * sizeof(*node_hash));
	path_node = take(path_capacity * sizeof(*path_node));
	path_end = take(path_capacity * sizeof(*path_end));
	path_hash = take(path_capacity * sizeof(*path_hash));
	path_name = take(path_capacity * sizeof(*path_name));
	path_hint = take(path_capacity * sizeof(*path_hint));
	return pool && name_start && name_hash && name_slot && node_key && node_self && node_hit && node_slot &&
	       node_hash && path_node && path_end && path_hash && path_name && path_hint;
}

/* The buffer, with room for `size` bytes; what was in it stays. */
EXPORT("buffer") u8 *folded_buffer(u32 size)
{
	u8 *made;

	if (size <= buffer_size)
		return buffer;
	/* Asked for again and again with a little more: half as much again saves the copies. */
	if (size < UINT32_MAX / 2)
		size += size / 2;
	made = take((size_t)size + PADDING);
	if (!made)
		return NULL;
	if (buffer)
		__builtin_memcpy(made, buffer, buffer_size);
	if (previous && previous != previous_copy)
		previous = made + (previous - buffer);
	buffer = made;
	buffer_size = size;
	return buffer;
}

/* Keeps the line before apart, as the buffer is about to be written over. 0 when there is no memory. */
EXPORT("keep") int folded_keep(void)
{
	if (!previous || previous == previous_copy)
		return 1;
	if (previous_length > previous_copy_size) {
		previous_copy_size = previous_length * 2;
		previous_copy = take((size_t)previous_copy_size + PADDING);
		if (!previous_copy)
			return 0;
	}
	__builtin_memcpy(previous_copy, previous, previous_length);
	previous = previous_copy;
	return 1;
}

static u64 load64(const u8 *at)
{
	u64 value;

	__builtin_memcpy(&value, at, sizeof(value));
	return value;
}

static u64 mix(u64 hash, u64 word)
{
	hash = (hash ^ word) * 0x9e3779b97f4a7c15ull;
	return hash ^ hash >> 29;
}

/* The last bytes of a name, fewer than eight, as one word. What lies behind them in memory does not matter. */
static u64 tail64(const u8 *at, u32 length)
{
	return length ? load64(at) & ~0ull >> (64 - 8 * length) : 0;
}

static u64 hash_bytes(const u8 *at, u32 length)
{
	u64 hash = seed ^ length;

	for (; length >= 8; at += 8, length -= 8)
		hash = mix(hash, load64(at));
	hash = mix(hash, tail64(at, length));
	return hash ^ hash >> 32;
}

static int same_bytes(const u8 *a, const u8 *b, u32 length)
{
	for (; length >= 8; a += 8, b += 8, length -= 8)
		if (load64(a) != load64(b))
			return 0;
	return tail64(a, length) == tail64(b, length);
}

static int grow_names(void)
{
	u32 capacity = name_capacity * 2, name, slot, mask = 2 * capacity - 1;
	u32 *slots = take(2 * (size_t)capacity * sizeof(*slots));
	u32 *starts =
		grown(name_start, (name_capacity + 1) * sizeof(*starts), ((size_t)capacity + 1) * sizeof(*starts));
	u64 *hashes = grown(name_hash, name_capacity * sizeof(*hashes), (size_t)capacity * sizeof(*hashes));

	if (!slots || !starts || !hashes)
		return 0;
	for (name = 0; name < name_count; name++) {
		slot = hashes[name] & mask;
		while (slots[slot])
			slot = (slot + 1) & mask;
		slots[slot] = name + 1;
	}
	name_slot = slots;
	name_start = starts;
	name_hash = hashes;
	name_capacity = capacity;
	return 1;
}

/* The number of a name with its hash; UINT32_MAX when there is no memory. */
static u32 intern_name(const u8 *at, u32 length, u64 hash)
{
	u32 mask = 2 * name_capacity - 1, slot = hash & mask, name;

	for (; (name = name_slot[slot]); slot = (slot + 1) & mask) {
		name--;
		if (name_hash[name] == hash && name_start[name + 1] - name_start[name] == length &&
		    same_bytes(pool + name_start[name], at, length))
			return name;
	}
	if (length > pool_size - pool_used) {
		u64 size = (u64)pool_size * 2 + length;
		u8 *made = size > UINT32_MAX - PADDING ? NULL : grown(pool, pool_used, size + PADDING);

		if (!made)
			return UINT32_MAX;
		pool = made;
		pool_size = size;
	}
	name = name_count++;
	name_slot[slot] = name + 1;
	name_hash[name] = hash;
	__builtin_memcpy(pool + pool_used, at, length);
	pool_used += length;
	name_start[name + 1] = pool_used;
	if (name_count == name_capacity && !grow_names())
		return UINT32_MAX;
	return name;
}

static int grow_nodes(void)
{
	u32 capacity = node_capacity * 2, node, slot, mask = 2 * capacity - 1;
	u32 *slots;
	u64 *keys;
	u32 *hashes;
	double *selves;
	u8 *hits;

	if (capacity > 1u << 28)
		return 0;
	slots = take(2 * (size_t)capacity * sizeof(*slots));
	keys = grown(node_key, node_capacity * sizeof(*keys), (size_t)capacity * sizeof(*keys));
	hashes = grown(node_hash, node_capacity * sizeof(*hashes), (size_t)capacity * sizeof(*hashes));
	selves = grown(node_self, node_capacity * sizeof(*selves), (size_t)capacity * sizeof(*selves));
	hits = grown(node_hit, node_capacity, capacity);
	if (!slots || !keys || !hashes || !selves || !hits)
		return 0;
	for (node = 0; node < node_count; node++) {
		slot = hashes[node] & mask;
		while (slots[slot])
			slot = (slot + 1) & mask;
		slots[slot] = node + 1;
	}
	node_slot = slots;
	node_key = keys;
	node_hash = hashes;
	node_self = selves;
	node_hit = hits;
	node_capacity = capacity;
	return 1;
}

/* The node of a name below a parent (UINT32_MAX: below none), whose path has this hash; UINT32_MAX when there is no
 * memory. */
static u32 intern_node(u32 parent, u32 name, u32 hash)
{
	u64 key = (u64)(parent + 1) << 32 | name;
	u32 mask = 2 * node_capacity - 1, slot = hash & mask, node;

	for (; (node = node_slot[slot]); slot = (slot + 1) & mask)
		if (node_key[node - 1] == key)
			return node - 1;
	node = node_count++;
	node_slot[slot] = node + 1;
	node_key[node] = key;
	node_hash[node] = hash;
	if (node_count == node_capacity && !grow_nodes())
		return UINT32_MAX;
	return node;
}

static u32 common_length(const u8 *a, const u8 *b, u32 most)
{
	u32 at = 0;

	for (; at < most; at += 16) {
		v128_t same = wasm_i8x16_eq(wasm_v128_load(a + at), wasm_v128_load(b + at));
		u32 differs = ~wasm_i8x16_bitmask(same) & 0xffff;

		if (differs) {
			at += __builtin_ctz(differs);
			break;
		}
	}
	return at < most ? at : most;
}

/* Where `byte` is next, or `to`. */
static const u8 *find_byte(const u8 *from, const u8 *to, u8 byte)
{
	v128_t wanted = wasm_i8x16_splat(byte);

	for (; from < to; from += 16) {
		u32 found = wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load(from), wanted));

		if (found) {
			from += __builtin_ctz(found);
			break;
		}
	}
	return from < to ? from : to;
}

static int grow_path(void)
{
	size_t old = path_capacity, more = 2 * old;

	path_node = grown(path_node, old * sizeof(*path_node), more * sizeof(*path_node));
	path_end = grown(path_end, old * sizeof(*path_end), more * sizeof(*path_end));
	path_hash = grown(path_hash, old * sizeof(*path_hash), more * sizeof(*path_hash));
	path_name = grown(path_name, old * sizeof(*path_name), more * sizeof(*path_name));
	path_hint = grown(path_hint, old * sizeof(*path_hint), more * sizeof(*path_hint));
	path_capacity = more;
	return path_node && path_end && path_hash && path_name && path_hint;
}

/* Finds the names of stack[at, to) and where their nodes should be; `depth` frames before them are known. Returns the
 * depth of the whole stack, 0 when there is no memory. */
static u32 read_names(const u8 *stack, const u8 *at, const u8 *to, u32 depth)
{
	u64 hash = depth ? path_hash[depth - 1] : seed;
	u32 mask = 2 * node_capacity - 1;

	while (at < to || !depth) {
		const u8 *end = find_byte(at, to, ';');
		u64 name_mix = hash_bytes(at, end - at);

		if (depth == path_capacity && !grow_path())
			return 0;
		hash = mix(hash, name_mix);
		path_hash[depth] = hash;
		path_hint[depth] = node_slot[(u32)(hash >> 32) & mask];
		path_name[depth] = intern_name(at, end - at, name_mix);
		if (path_name[depth] == UINT32_MAX)
			return 0;
		path_end[depth++] = end - stack;
		at = end + 1;
	}
	return depth;
}

/* How many whole frames at the root end are the same bytes as in the line before. */
static u32 shared_frames(const u8 *at, u32 length)
{
	u32 most = length < previous_length ? length : previous_length;
	u32 same = common_length(at, previous, most), frames = path_depth;

	while (frames) {
		u32 end = path_end[frames - 1];

		if (end < same || (end == same && (same == length || at[same] == ';')))
			break;
		frames--;
	}
	return frames;
}

/* The node of the stack in the buffer; UINT32_MAX when there is no memory. Empty names at either end are left out. */
EXPORT("stack") u32 folded_stack(u32 start, u32 end)
{
	const u8 *from = buffer + start, *to = buffer + end, *at;
	u32 known = 0, depth, node = UINT32_MAX, i;

	while (to > from && to[-1] == ';')
		to--;
	while (from < to && *from == ';')
		from++;
	if (previous)
		known = shared_frames(from, to - from);
	at = from;
	if (known) {
		node = path_node[known - 1];
		at = from + path_end[known - 1] + 1;
	}
	depth = read_names(from, at, to, known);
	if (!depth)
		return UINT32_MAX;
	for (i = known; i < depth; i++) {
		u32 hint = path_hint[i];

		if (hint && node_key[hint - 1] == ((u64)(node + 1) << 32 | path_name[i]))
			node = hint - 1;
		else
			node = intern_node(node, path_name[i], path_hash[i] >> 32);
		if (node == UINT32_MAX)
			return UINT32_MAX;
		path_node[i] = node;
	}
	path_depth = depth;
	previous = (u8 *)from;
	previous_length = to - from;
	node_hit[node] = 1;
	return node;
}

static int is_blank(u8 byte)
{
	return byte == ' ' || byte == '\t' || byte == '\r';
}

/* Adds a line with one plain number; 0 when it is of another form or the sum would no longer be exact. */
static int add_plain(u32 start, u32 end)
{
	u32 at = end, digits = 0, node;
	double value = 0, factor = 1;

	while (at > start && digits <= MOST_DIGITS && buffer[at - 1] >= '0' && buffer[at - 1] <= '9') {
		value += (buffer[--at] - '0') * factor;
		factor *= 10;
		digits++;
	}
	if (!digits || digits > MOST_DIGITS || at == start || !is_blank(buffer[at - 1]) || magnitude + value > EXACT)
		return 0;
	while (at > start && is_blank(buffer[at - 1]))
		at--;
	if (at == start)
		return 0;
	node = folded_stack(start, at);
	if (node == UINT32_MAX) {
		state.failed = 1;
		return 0;
	}
	magnitude += value;
	node_self[node] += value;
	return 1;
}

/* Reads whole lines of buffer[from, to); the last one ends at `to`. With `plain` 0 it stops at every line with text.
 * Returns where the next line begins: beyond a line that it leaves to the caller, with that line in the state, or `to`
 * and an empty line there. */
EXPORT("run") u32 folded_run(u32 from, u32 to, int plain)
{
	while (from < to) {
		u32 end = find_byte(buffer + from, buffer + to, '\n') - buffer;
		u32 start = from, next = end + 1, last = end;

		state.lines++;
		while (last > start && is_blank(buffer[last - 1]))
			last--;
		from = next;
		if (last == start)
			continue;
		if (plain && buffer[start] != '#' && add_plain(start, last))
			continue;
		state.start = start;
		state.end = last;
		return from < to ? from : to;
	}
	state.start = state.end = 0;
	return to;
}

EXPORT("name_count") u32 folded_name_count(void)
{
	return name_count;
}

EXPORT("name_starts") u32 *folded_name_starts(void)
{
	return name_start;
}

EXPORT("name_pool") u8 *folded_name_pool(void)
{
	return pool;
}

EXPORT("node_count") u32 folded_node_count(void)
{
	return node_count;
}

EXPORT("node_selves") double *folded_node_selves(void)
{
	return node_self;
}

/* What is read, in columns. */
static struct {
	u32 *name; /* by node */
	s32 *parent; /* by node; -1: none */
	u32 *leaf; /* the nodes that stacks end in, in order */
	u32 leaf_count;
} columns;

/* Ends the reading. The columns take the place of the tables that found nodes. */
EXPORT("finish") void *folded_finish(void)
{
	u32 node, count = 0;

	columns.name = node_slot;
	columns.parent = (s32 *)node_slot + node_capacity;
	columns.leaf = node_hash;
	for (node = 0; node < node_count; node++) {
		columns.name[node] = (u32)node_key[node];
		columns.parent[node] = (s32)(node_key[node] >> 32) - 1;
		if (node_hit[node])
			columns.leaf[count++] = node;
	}
	columns.leaf_count = count;
	return &columns;
}

/* Moves the own amounts of the leaves to the beginning of the nodes' own amounts. */
EXPORT("leaf_values") double *folded_leaf_values(void)
{
	u32 i;

	for (i = 0; i < columns.leaf_count; i++)
		node_self[i] = node_self[columns.leaf[i]];
	return node_self;
}
