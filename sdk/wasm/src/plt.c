// SPDX-License-Identifier: Apache-2.0
#include <bccx/abi.h>
#include <bccx/plt.h>
#include <bccx/sort.h>
#include <elf.h>
#include <string.h>

#define RELOCATIONS_MAX 65536u
#define STUBS_BYTES_MAX (2u << 20)
#define STUB_BYTES 16u
#define CHUNK 256u

/* A slot that the loader fills with the address of a symbol. */
struct slot {
	uint64_t address;
	uint32_t name; /* in .dynstr */
};

struct slots {
	BCCX_VEC(struct slot) list;
};

static int add_slot(struct slots *slots, struct bccx_elf *elf, const Elf64_Rela *rela)
{
	uint64_t number = ELF64_R_SYM(rela->r_info);
	uint32_t type = ELF64_R_TYPE(rela->r_info);
	struct slot *slot;
	Elf64_Sym symbol;
	int err;

	if ((type != R_X86_64_JUMP_SLOT && type != R_X86_64_GLOB_DAT) || number >= elf->dynsym.count)
		return 0;
	err = bccx_source__read(elf->source, elf->dynsym.offset + number * sizeof(symbol), &symbol, sizeof(symbol));
	if (err || !symbol.st_name)
		return err;
	slot = bccx_vec__add(&slots->list);
	if (!slot)
		return -BCCX_ENOMEM;
	*slot = (struct slot){ rela->r_offset, symbol.st_name };
	return 0;
}

static int read_slots(struct slots *slots, struct bccx_elf *elf, const char *section)
{
	struct bccx_elf_part part;
	Elf64_Rela chunk[CHUNK];
	uint64_t left;
	int err = 0;

	if (bccx_elf__find(elf, section, &part) || part.compressed)
		return 0;
	left = part.size / sizeof(*chunk);
	for (uint64_t at = part.offset; !err && left && slots->list.len < RELOCATIONS_MAX;) {
		uint32_t count = left < CHUNK ? (uint32_t)left : CHUNK;

		err = bccx_source__read(elf->source, at, chunk, count * (uint32_t)sizeof(*chunk));
		for (uint32_t k = 0; !err && k < count; k++)
			err = add_slot(slots, elf, &chunk[k]);
		at += count * sizeof(*chunk);
		left -= count;
	}
	/* A symbol that does not lie in the file ends the list. */
	return err == -BCCX_ERANGE ? 0 : err;
}

static const struct slot *find_slot(const struct slots *slots, uint64_t address)
{
	uint32_t low = 0, high = slots->list.len;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (slots->list.at[middle].address < address)
			low = middle + 1;
		else
			high = middle;
	}
	return low < slots->list.len && slots->list.at[low].address == address ? &slots->list.at[low] : NULL;
}

/* The slot that a stub jumps through: [endbr64] [bnd] jmp *offset(%rip). 0 when it is another kind of code. */
static uint64_t jump_target(const uint8_t *stub, uint32_t len, uint64_t address)
{
	static const uint8_t endbr64[] = { 0xf3, 0x0f, 0x1e, 0xfa };
	uint32_t at = 0;
	int32_t offset;

	if (len >= 4 && !memcmp(stub, endbr64, 4))
		at = 4;
	if (at < len && stub[at] == 0xf2)
		at++;
	if (len - at < 6 || stub[at] != 0xff || stub[at + 1] != 0x25)
		return 0;
	memcpy(&offset, stub + at + 2, 4);
	return address + at + 6 + (uint64_t)(int64_t)offset;
}

/* Stubs of .plt.got have 8 bytes, all others 16; where the linker made 16 of those too, every other one is padding. */
static int add_stubs(struct bccx_symtab *symtab, const struct slots *slots, struct bccx_elf *elf, const char *section,
		     uint32_t size)
{
	struct bccx_elf_part part;
	uint8_t *bytes;
	int err;

	if (bccx_elf__find(elf, section, &part) || part.compressed || part.size > STUBS_BYTES_MAX || part.size < size)
		return 0;
	bytes = bccx_mem__alloc((size_t)part.size);
	if (!bytes)
		return -BCCX_ENOMEM;
	err = bccx_source__read(elf->source, part.offset, bytes, (uint32_t)part.size);
	for (uint64_t at = 0; !err && at + size <= part.size; at += size) {
		uint64_t target = jump_target(bytes + at, size, part.vaddr + at);
		const struct slot *slot = target ? find_slot(slots, target) : NULL;

		if (slot)
			err = bccx_symtab__add_named(symtab, part.vaddr + at, size, slot->name);
	}
	bccx_mem__free(bytes, (size_t)part.size);
	return err;
}

static const char got_section[] = ".plt.got";

int bccx_plt__find_got(struct bccx_elf *elf, struct bccx_elf_part *part)
{
	return bccx_elf__find(elf, got_section, part);
}

int bccx_plt__add(struct bccx_symtab *symtab, struct bccx_elf *elf, bool got)
{
	static const struct {
		const char *section;
		uint32_t size;
	} kinds[] = { { ".plt.sec", STUB_BYTES }, { ".plt", STUB_BYTES }, { got_section, STUB_BYTES / 2 } };
	size_t count = sizeof(kinds) / sizeof(*kinds) - !got;
	struct slots slots = { 0 };
	int err;

	if (elf->machine != EM_X86_64 || !elf->wide || !elf->dynsym.count)
		return 0;
	err = bccx_symtab__begin_named(symtab, elf, &elf->dynsym, BCCX_FROM_PLT);
	if (!err)
		err = read_slots(&slots, elf, ".rela.plt");
	if (!err && got)
		err = read_slots(&slots, elf, ".rela.dyn");
	if (!err)
		err = bccx_sort__by_leading_number(slots.list.at, slots.list.len, sizeof(*slots.list.at));
	for (size_t i = 0; !err && i < count; i++)
		err = add_stubs(symtab, &slots, elf, kinds[i].section, kinds[i].size);
	bccx_vec__free(&slots.list);
	return err;
}
