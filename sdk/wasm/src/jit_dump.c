// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/jit_dump.h>
#include <bccx/sort.h>
#include <string.h>

#define MAGIC 0x4a695444u /* "JiTD" */
#define FLAG_ARCH_TIMESTAMP 1u
#define HEADER_BYTES 40u
#define HEADER_BYTES_MAX 4096u
#define WINDOW_BYTES (64u << 10)
#define CODES_MAX (1u << 19)
#define LINES_MAX (1u << 21)
#define RECORDS_MAX (1u << 22) /* of one update */
#define NAME_BYTES_MAX 4096u
#define OVERLAPS_MAX 256u /* looked at of one piece of code */
#define DEPTH_MAX 4096u /* pieces that lie over each other looked at for one address */

enum record { LOAD = 0, MOVE = 1, DEBUG_INFO = 2 };

struct record_head {
	uint32_t id;
	uint32_t size; /* with this head */
	uint64_t time;
};

/* Behind the head of LOAD; then the name, NUL, and the code. */
struct load {
	uint32_t pid, tid;
	uint64_t vma, address, size, index;
};

/* Behind the head of MOVE. */
struct move {
	uint32_t pid, tid;
	uint64_t vma, from, to, size, index;
};

/* Behind the head of DEBUG_INFO; then entries of address, line, discriminator and file name. */
struct debug_info {
	uint64_t address, count;
};

#define DEBUG_ENTRY_BYTES 16u

struct bccx_jit_code {
	uint64_t start;
	uint64_t time; /* when it came */
	uint64_t gone; /* when it was moved away or overwritten; UINT64_MAX: not yet */
	uint64_t index; /* the dump's own number */
	uint32_t size;
	uint32_t name; /* in texts */
	uint32_t name_len;
	uint32_t lines; /* first of nr_lines */
	uint32_t nr_lines;
	uint32_t now; /* of the piece that by_index knows: where it lies by now */
};

struct bccx_jit_place {
	uint64_t start;
	uint64_t reach; /* the end of this one or of any before, whichever is greatest */
	uint32_t code;
};

struct bccx_jit_line {
	uint64_t address;
	uint32_t line;
	uint32_t file; /* in texts */
	uint32_t file_len;
};

/* The part of the file that lies in memory. */
struct window {
	bccx_jit_dump_read *read;
	const void *context;
	uint8_t *bytes;
	uint64_t offset;
	uint32_t len;
	int error;
};

/* need bytes at offset, or NULL: they are not there yet, or error is set. */
static const uint8_t *view(struct window *window, uint64_t offset, uint32_t need)
{
	int64_t got;

	if (offset >= window->offset && offset - window->offset <= window->len &&
	    need <= window->len - (offset - window->offset))
		return window->bytes + (offset - window->offset);
	got = window->read(window->context, offset, window->bytes, WINDOW_BYTES);
	window->offset = offset;
	window->len = 0;
	if (got < 0 || got > WINDOW_BYTES) {
		window->error = got < 0 ? (int)got : -BCCX_EIO;
		return NULL;
	}
	window->len = (uint32_t)got;
	return need <= window->len ? window->bytes : NULL;
}

static int keep_text(struct bccx_jit_dump *dump, const void *bytes, uint32_t len, uint32_t *at)
{
	uint64_t need = (uint64_t)dump->texts.len + len;

	if (need > dump->texts.cap && bccx_vec__grow((void **)&dump->texts.at, &dump->texts.cap, need, 1))
		return -BCCX_ENOMEM;
	if (len)
		memcpy(dump->texts.at + dump->texts.len, bytes, len);
	*at = dump->texts.len;
	dump->texts.len = (uint32_t)need;
	return 0;
}

/* The piece that first had a number of the dump's own. */
static struct bccx_jit_code *find_index(const struct bccx_jit_dump *dump, uint64_t index)
{
	struct bccx_hash_walk walk = bccx_hash__walk(bccx_hash__words(index, 0));
	uint32_t i;

	while (bccx_hash__next(&dump->by_index, &walk, &i))
		if (dump->codes.at[i].index == index)
			return &dump->codes.at[i];
	return NULL;
}

static bool is_range(uint64_t start, uint64_t size)
{
	return size && size <= UINT32_MAX && start <= UINT64_MAX - size;
}

static int add_code(struct bccx_jit_dump *dump, const struct bccx_jit_code *code)
{
	struct bccx_jit_code *slot;

	if (dump->codes.len == CODES_MAX)
		return -BCCX_E2BIG;
	slot = bccx_vec__add(&dump->codes);
	if (!slot)
		return -BCCX_ENOMEM;
	*slot = *code;
	return 0;
}

static int take_load(struct bccx_jit_dump *dump, const struct record_head *head, const uint8_t *body, uint32_t len)
{
	struct bccx_jit_code code = { .time = head->time, .gone = UINT64_MAX };
	const uint8_t *name, *nul;
	struct load load;
	int err;

	if (len <= sizeof(load))
		return 0;
	memcpy(&load, body, sizeof(load));
	name = body + sizeof(load);
	len -= (uint32_t)sizeof(load);
	nul = memchr(name, 0, len);
	/* A name that is longer than what is looked at is cut; one that the record ends in is no name. */
	if (!is_range(load.address, load.size) || (!nul && len < NAME_BYTES_MAX) || nul == name)
		return 0;
	code.start = load.address;
	code.size = (uint32_t)load.size;
	code.now = dump->codes.len;
	code.index = load.index;
	code.name_len = nul ? (uint32_t)(nul - name) : len;
	if (dump->lines.len > dump->lines_from && dump->lines_of == load.address) {
		code.lines = dump->lines_from;
		code.nr_lines = dump->lines.len - dump->lines_from;
	}
	dump->lines_from = dump->lines.len;
	err = keep_text(dump, name, code.name_len, &code.name);
	if (!err)
		err = add_code(dump, &code);
	/* A sound dump does not have the same number twice. */
	if (!err && !find_index(dump, code.index))
		err = bccx_hash__insert(&dump->by_index, bccx_hash__words(code.index, 0), dump->codes.len - 1);
	return err;
}

static int take_move(struct bccx_jit_dump *dump, const struct record_head *head, const uint8_t *body, uint32_t len)
{
	struct bccx_jit_code *first, *from, moved;
	struct move move;

	if (len < sizeof(move))
		return 0;
	memcpy(&move, body, sizeof(move));
	first = find_index(dump, move.index);
	from = first ? &dump->codes.at[first->now] : NULL;
	if (!from || !is_range(move.to, from->size))
		return 0;
	moved = *from;
	moved.start = move.to;
	moved.time = head->time;
	/* Its lines have addresses of where it was. */
	moved.nr_lines = 0;
	if (from->gone > head->time)
		from->gone = head->time;
	first->now = dump->codes.len;
	return add_code(dump, &moved);
}

/* Lines of the code that the next LOAD brings. */
static int take_debug_info(struct bccx_jit_dump *dump, const uint8_t *body, uint32_t len)
{
	struct bccx_jit_line line = { 0 };
	struct debug_info info;

	if (len < sizeof(info))
		return 0;
	memcpy(&info, body, sizeof(info));
	body += sizeof(info);
	len -= (uint32_t)sizeof(info);
	dump->lines_of = info.address;
	dump->lines_from = dump->lines.len;
	for (uint64_t i = 0; i < info.count && len > DEBUG_ENTRY_BYTES; i++) {
		const uint8_t *file = body + DEBUG_ENTRY_BYTES, *nul = memchr(file, 0, len - DEBUG_ENTRY_BYTES);
		struct bccx_jit_line *slot;
		int err = 0;

		if (!nul)
			break;
		memcpy(&line.address, body, sizeof(line.address));
		memcpy(&line.line, body + sizeof(line.address), sizeof(line.line));
		/* 0xff alone stands for the name before. */
		if (nul - file != 1 || *file != 0xff) {
			line.file_len = (uint32_t)(nul - file);
			if (line.file_len > NAME_BYTES_MAX)
				line.file_len = NAME_BYTES_MAX;
			err = keep_text(dump, file, line.file_len, &line.file);
		}
		if (err)
			return err;
		if (dump->lines.len == LINES_MAX)
			return 0;
		slot = bccx_vec__add(&dump->lines);
		if (!slot)
			return -BCCX_ENOMEM;
		*slot = line;
		len -= (uint32_t)(nul + 1 - body);
		body = nul + 1;
	}
	return 0;
}

/* Bytes behind the head of a record that are looked at. */
static uint32_t body_bytes(const struct record_head *head)
{
	uint32_t len = head->size - (uint32_t)sizeof(*head), most = 0;

	if (head->id == LOAD)
		most = sizeof(struct load) + NAME_BYTES_MAX;
	else if (head->id == MOVE)
		most = sizeof(struct move);
	else if (head->id == DEBUG_INFO)
		most = WINDOW_BYTES - (uint32_t)sizeof(*head);
	return len < most ? len : most;
}

/* One record. 1: it is not there yet. */
static int take_record(struct bccx_jit_dump *dump, struct window *window)
{
	const uint8_t *at = view(window, dump->offset, sizeof(struct record_head));
	struct record_head head;
	uint32_t len;
	int err = 0;

	if (!at)
		return window->error ? window->error : 1;
	memcpy(&head, at, sizeof(head));
	if (head.size < sizeof(head) || dump->offset > UINT64_MAX - head.size)
		return -BCCX_EINVAL;
	len = body_bytes(&head);
	at = view(window, dump->offset, (uint32_t)sizeof(head) + len);
	if (!at)
		return window->error ? window->error : 1;
	at += sizeof(head);
	if (head.id == LOAD)
		err = take_load(dump, &head, at, len);
	else if (head.id == MOVE)
		err = take_move(dump, &head, at, len);
	else if (head.id == DEBUG_INFO)
		err = take_debug_info(dump, at, len);
	dump->offset += head.size;
	return err;
}

/* The header of the file. 1: it is not there yet. */
static int take_header(struct bccx_jit_dump *dump, struct window *window)
{
	const uint8_t *at = view(window, 0, HEADER_BYTES);
	uint32_t words[3]; /* magic, version, size */
	uint64_t flags;

	if (!at)
		return window->error ? window->error : 1;
	memcpy(words, at, sizeof(words));
	memcpy(&flags, at + HEADER_BYTES - sizeof(flags), sizeof(flags));
	if (words[0] != MAGIC || words[1] != 1 || words[2] < HEADER_BYTES || words[2] > HEADER_BYTES_MAX)
		return -BCCX_EINVAL;
	dump->untimed = flags & FLAG_ARCH_TIMESTAMP;
	dump->offset = words[2];
	return 0;
}

static uint64_t end_of(const struct bccx_jit_code *code)
{
	return code->start + code->size;
}

/* Of two pieces that overlap the one that came later has taken the other's place. */
static void supersede(struct bccx_jit_code *a, struct bccx_jit_code *b)
{
	struct bccx_jit_code *older = a < b ? a : b, *newer = a < b ? b : a;

	if (older->gone > newer->time)
		older->gone = newer->time;
}

static int build(struct bccx_jit_dump *dump)
{
	uint32_t count = dump->codes.len;
	struct bccx_jit_place *places;
	uint64_t reach = 0;

	if (!count)
		return 0;
	dump->places.len = 0;
	if (bccx_vec__reserve(&dump->places, count))
		return -BCCX_ENOMEM;
	places = dump->places.at;
	for (uint32_t i = 0; i < count; i++)
		places[i] = (struct bccx_jit_place){ .start = dump->codes.at[i].start, .code = i };
	if (bccx_sort__by_leading_number(places, count, sizeof(*places)))
		return -BCCX_ENOMEM;
	dump->places.len = count;
	for (uint32_t i = 0; i < count; i++) {
		struct bccx_jit_code *code = &dump->codes.at[places[i].code];
		uint64_t end = end_of(code);

		reach = end > reach ? end : reach;
		places[i].reach = reach;
		for (uint32_t k = i + 1; k < count && k - i <= OVERLAPS_MAX && places[k].start < end; k++)
			supersede(code, &dump->codes.at[places[k].code]);
	}
	return 0;
}

int bccx_jit_dump__update(struct bccx_jit_dump *dump, bccx_jit_dump_read *read, const void *context)
{
	struct window window = { .read = read, .context = context };
	uint32_t before = dump->codes.len;
	int result = 0;

	if (dump->error)
		return dump->error;
	window.bytes = bccx_mem__alloc(WINDOW_BYTES);
	if (!window.bytes)
		return -BCCX_ENOMEM;
	if (!dump->offset)
		result = take_header(dump, &window);
	for (uint32_t records = 0; !result; records++)
		result = records < RECORDS_MAX ? take_record(dump, &window) : -BCCX_E2BIG;
	bccx_mem__free(window.bytes, WINDOW_BYTES);
	if (result < 0)
		dump->error = result;
	if (dump->codes.len != before && build(dump))
		dump->error = -BCCX_ENOMEM;
	return dump->error;
}

/* The last place that begins at or before an address; places is not empty and begins there. */
static uint32_t place_at(const struct bccx_jit_dump *dump, uint64_t address)
{
	const struct bccx_jit_place *places = dump->places.at;
	uint32_t at = 0, left = dump->places.len;

	while (left > 1) {
		uint32_t half = left / 2;

		at += places[at + half].start <= address ? half : 0;
		left -= half;
	}
	return at;
}

static const struct bccx_jit_code *code_at(const struct bccx_jit_dump *dump, uint64_t address, uint64_t time)
{
	const struct bccx_jit_code *there = NULL, *later = NULL;
	const struct bccx_jit_place *places = dump->places.at;
	uint32_t at = place_at(dump, address);

	for (uint32_t seen = 0; seen < DEPTH_MAX && places[at].reach > address; at--, seen++) {
		const struct bccx_jit_code *code = &dump->codes.at[places[at].code];

		if (address - code->start >= code->size)
			;
		else if (code->time > time)
			later = !later || code < later ? code : later;
		else if (code->gone > time)
			there = !there || code > there ? code : there;
		if (!at)
			break;
	}
	return there ? there : later;
}

static void add_line(const struct bccx_jit_dump *dump, const struct bccx_jit_code *code, uint64_t address,
		     struct bccx_jit_named *named)
{
	const struct bccx_jit_line *nearest = NULL;

	for (uint32_t i = 0; i < code->nr_lines; i++) {
		const struct bccx_jit_line *line = &dump->lines.at[code->lines + i];

		if (line->address <= address && (!nearest || line->address >= nearest->address))
			nearest = line;
	}
	if (!nearest)
		return;
	named->line = nearest->line;
	named->file = dump->texts.at + nearest->file;
	named->file_len = nearest->file_len;
}

bool bccx_jit_dump__find(const struct bccx_jit_dump *dump, uint64_t address, uint64_t time_ns,
			 struct bccx_jit_named *named)
{
	const struct bccx_jit_code *code = NULL;

	if (dump->places.len && dump->places.at[0].start <= address)
		code = code_at(dump, address, time_ns && !dump->untimed ? time_ns : UINT64_MAX - 1);
	if (!code)
		return false;
	*named = (struct bccx_jit_named){ .start = code->start,
					  .size = code->size,
					  .name = dump->texts.at + code->name,
					  .name_len = code->name_len,
					  .number = (uint32_t)(code - dump->codes.at) };
	add_line(dump, code, address, named);
	return true;
}

void bccx_jit_dump__free(struct bccx_jit_dump *dump)
{
	bccx_vec__free(&dump->codes);
	bccx_vec__free(&dump->places);
	bccx_vec__free(&dump->lines);
	bccx_vec__free(&dump->texts);
	bccx_hash__free(&dump->by_index);
	memset(dump, 0, sizeof(*dump));
}
