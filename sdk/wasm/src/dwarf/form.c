// SPDX-License-Identifier: Apache-2.0
/* Forms: how the value of an attribute is written. DWARF 5, section 7.5.6, and GNU's additions. */
#include "unit.h"

enum {
	DW_FORM_addr = 0x01,
	DW_FORM_block2 = 0x03,
	DW_FORM_block4 = 0x04,
	DW_FORM_data2 = 0x05,
	DW_FORM_data4 = 0x06,
	DW_FORM_data8 = 0x07,
	DW_FORM_string = 0x08,
	DW_FORM_block = 0x09,
	DW_FORM_block1 = 0x0a,
	DW_FORM_data1 = 0x0b,
	DW_FORM_flag = 0x0c,
	DW_FORM_sdata = 0x0d,
	DW_FORM_strp = 0x0e,
	DW_FORM_udata = 0x0f,
	DW_FORM_ref_addr = 0x10,
	DW_FORM_ref1 = 0x11,
	DW_FORM_ref2 = 0x12,
	DW_FORM_ref4 = 0x13,
	DW_FORM_ref8 = 0x14,
	DW_FORM_ref_udata = 0x15,
	DW_FORM_indirect = 0x16,
	DW_FORM_sec_offset = 0x17,
	DW_FORM_exprloc = 0x18,
	DW_FORM_flag_present = 0x19,
	DW_FORM_strx = 0x1a,
	DW_FORM_addrx = 0x1b,
	DW_FORM_ref_sup4 = 0x1c,
	DW_FORM_strp_sup = 0x1d,
	DW_FORM_data16 = 0x1e,
	DW_FORM_line_strp = 0x1f,
	DW_FORM_ref_sig8 = 0x20,
	DW_FORM_implicit_const = 0x21,
	DW_FORM_loclistx = 0x22,
	DW_FORM_rnglistx = 0x23,
	DW_FORM_ref_sup8 = 0x24,
	DW_FORM_strx1 = 0x25,
	DW_FORM_strx2 = 0x26,
	DW_FORM_strx3 = 0x27,
	DW_FORM_strx4 = 0x28,
	DW_FORM_addrx1 = 0x29,
	DW_FORM_addrx2 = 0x2a,
	DW_FORM_addrx3 = 0x2b,
	DW_FORM_addrx4 = 0x2c,
	DW_FORM_GNU_addr_index = 0x1f01,
	DW_FORM_GNU_str_index = 0x1f02,
	DW_FORM_GNU_ref_alt = 0x1f20,
	DW_FORM_GNU_strp_alt = 0x1f21,
};

static struct dwarf_value number(uint64_t value)
{
	return (struct dwarf_value){ .kind = VALUE_NUMBER, .number = value };
}

static struct dwarf_value reference(const struct bccx_dwarf_unit *unit, uint64_t offset)
{
	return (struct dwarf_value){ .kind = VALUE_REFERENCE, .number = dwarf_die(unit->owner, unit->offset + offset) };
}

static struct dwarf_value alternate(uint64_t offset)
{
	return (struct dwarf_value){ .kind = VALUE_REFERENCE, .number = dwarf_die(OWNER_ALTERNATE, offset) };
}

static struct dwarf_value string_at(uint32_t part, uint64_t offset)
{
	return (struct dwarf_value){ .kind = VALUE_STRING, .string = { part, offset, true } };
}

/* The string of an index into .debug_str_offsets. */
static struct dwarf_value indexed_string(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, uint64_t index)
{
	uint64_t offset = 0;

	if (index > UINT32_MAX ||
	    dwarf_section__read(dwarf, dwarf_part(unit, BCCX_DWARF_STR_OFFSETS),
				unit->str_offsets_base + index * unit->offset_size, &offset, unit->offset_size))
		return (struct dwarf_value){ .kind = VALUE_NONE };
	return string_at(dwarf_part(unit, BCCX_DWARF_STR), offset);
}

static struct dwarf_value indexed_address(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, uint64_t index)
{
	struct dwarf_value value = { .kind = VALUE_ADDRESS };

	if (dwarf_address__read(dwarf, unit, index, &value.number))
		value.kind = VALUE_NONE;
	return value;
}

static struct dwarf_value skipped(struct cursor *cursor, uint64_t bytes)
{
	cursor_skip(cursor, bytes);
	return (struct dwarf_value){ .kind = VALUE_NONE };
}

static struct dwarf_value read_form(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, struct cursor *cursor,
				    const struct dwarf_attribute *attribute, const uint8_t *start, uint64_t base,
				    int depth)
{
	struct dwarf_attribute inner;
	const char *text;
	uint32_t len;

	switch (attribute->form) {
	case DW_FORM_addr:
		return (struct dwarf_value){ .kind = VALUE_ADDRESS,
					     .number = cursor_fixed(cursor, unit->address_size) };
	case DW_FORM_data1:
	case DW_FORM_flag:
		return number(cursor_byte(cursor));
	case DW_FORM_data2:
		return number(cursor_fixed(cursor, 2));
	case DW_FORM_data4:
		return number(cursor_fixed(cursor, 4));
	case DW_FORM_data8:
		return number(cursor_fixed(cursor, 8));
	case DW_FORM_sdata:
		return number((uint64_t)cursor_sleb(cursor));
	case DW_FORM_udata:
		return number(cursor_uleb(cursor));
	case DW_FORM_implicit_const:
		return number((uint64_t)attribute->implicit);
	case DW_FORM_flag_present:
		return number(1);
	case DW_FORM_sec_offset:
		return (struct dwarf_value){ .kind = VALUE_OFFSET, .number = cursor_fixed(cursor, unit->offset_size) };
	case DW_FORM_rnglistx:
	case DW_FORM_loclistx:
		return (struct dwarf_value){ .kind = VALUE_OFFSET, .number = cursor_uleb(cursor), .is_index = true };
	case DW_FORM_string:
		text = cursor_string(cursor, &len);
		return text ? string_at(dwarf_part(unit, BCCX_DWARF_INFO),
					base + (uint64_t)((const uint8_t *)text - start))
			    : (struct dwarf_value){ .kind = VALUE_NONE };
	case DW_FORM_strp:
		return string_at(dwarf_part(unit, BCCX_DWARF_STR), cursor_fixed(cursor, unit->offset_size));
	case DW_FORM_line_strp:
		return string_at(dwarf_part(unit, BCCX_DWARF_LINE_STR), cursor_fixed(cursor, unit->offset_size));
	case DW_FORM_strx:
	case DW_FORM_GNU_str_index:
		return indexed_string(dwarf, unit, cursor_uleb(cursor));
	case DW_FORM_strx1:
	case DW_FORM_strx2:
	case DW_FORM_strx3:
	case DW_FORM_strx4:
		return indexed_string(dwarf, unit, cursor_fixed(cursor, attribute->form - DW_FORM_strx1 + 1u));
	case DW_FORM_addrx:
	case DW_FORM_GNU_addr_index:
		return indexed_address(dwarf, unit, cursor_uleb(cursor));
	case DW_FORM_addrx1:
	case DW_FORM_addrx2:
	case DW_FORM_addrx3:
	case DW_FORM_addrx4:
		return indexed_address(dwarf, unit, cursor_fixed(cursor, attribute->form - DW_FORM_addrx1 + 1u));
	case DW_FORM_ref1:
		return reference(unit, cursor_byte(cursor));
	case DW_FORM_ref2:
		return reference(unit, cursor_fixed(cursor, 2));
	case DW_FORM_ref4:
		return reference(unit, cursor_fixed(cursor, 4));
	case DW_FORM_ref8:
		return reference(unit, cursor_fixed(cursor, 8));
	case DW_FORM_ref_udata:
		return reference(unit, cursor_uleb(cursor));
	case DW_FORM_ref_addr:
		/* DWARF 2 gave it the size of an address. */
		return (struct dwarf_value){
			.kind = VALUE_REFERENCE,
			.number = dwarf_die(unit->owner, cursor_fixed(cursor, unit->version == 2 ? unit->address_size
												 : unit->offset_size))
		};
	case DW_FORM_GNU_ref_alt:
		return alternate(cursor_fixed(cursor, unit->offset_size));
	case DW_FORM_GNU_strp_alt:
	case DW_FORM_strp_sup:
		return string_at(BCCX_DWARF_ALTERNATE * BCCX_DWARF_PARTS + BCCX_DWARF_STR,
				 cursor_fixed(cursor, unit->offset_size));
	case DW_FORM_ref_sup4:
		return alternate(cursor_fixed(cursor, 4));
	case DW_FORM_ref_sup8:
		return alternate(cursor_fixed(cursor, 8));
	case DW_FORM_ref_sig8:
		return skipped(cursor, 8);
	case DW_FORM_data16:
		return skipped(cursor, 16);
	case DW_FORM_block1:
		return skipped(cursor, cursor_byte(cursor));
	case DW_FORM_block2:
		return skipped(cursor, cursor_fixed(cursor, 2));
	case DW_FORM_block4:
		return skipped(cursor, cursor_fixed(cursor, 4));
	case DW_FORM_block:
	case DW_FORM_exprloc:
		return skipped(cursor, cursor_uleb(cursor));
	case DW_FORM_indirect:
		inner = (struct dwarf_attribute){ attribute->name, (uint16_t)cursor_uleb(cursor), 0 };
		if (depth)
			break;
		return read_form(dwarf, unit, cursor, &inner, start, base, depth + 1);
	}
	cursor->bad = true;
	return (struct dwarf_value){ .kind = VALUE_NONE };
}

struct dwarf_value dwarf_form__read(struct bccx_dwarf *dwarf, const struct bccx_dwarf_unit *unit, struct cursor *cursor,
				    const struct dwarf_attribute *attribute, const uint8_t *start, uint64_t base)
{
	return read_form(dwarf, unit, cursor, attribute, start, base, 0);
}

void dwarf_form__skip(const struct bccx_dwarf_unit *unit, struct cursor *cursor,
		      const struct dwarf_attribute *attribute)
{
	struct dwarf_attribute inner;
	uint32_t len;

	switch (attribute->form) {
	case DW_FORM_data1:
	case DW_FORM_flag:
	case DW_FORM_ref1:
	case DW_FORM_strx1:
	case DW_FORM_addrx1:
		cursor_skip(cursor, 1);
		return;
	case DW_FORM_data2:
	case DW_FORM_ref2:
	case DW_FORM_strx2:
	case DW_FORM_addrx2:
		cursor_skip(cursor, 2);
		return;
	case DW_FORM_data4:
	case DW_FORM_ref4:
	case DW_FORM_strx4:
	case DW_FORM_addrx4:
		cursor_skip(cursor, 4);
		return;
	case DW_FORM_data8:
	case DW_FORM_ref8:
		cursor_skip(cursor, 8);
		return;
	case DW_FORM_strp:
	case DW_FORM_line_strp:
	case DW_FORM_sec_offset:
		cursor_skip(cursor, unit->offset_size);
		return;
	case DW_FORM_strx:
	case DW_FORM_addrx:
	case DW_FORM_udata:
	case DW_FORM_GNU_str_index:
	case DW_FORM_GNU_addr_index:
		cursor_uleb(cursor);
		return;
	case DW_FORM_strx3:
	case DW_FORM_addrx3:
		cursor_skip(cursor, 3);
		return;
	case DW_FORM_flag_present:
	case DW_FORM_implicit_const:
		return;
	case DW_FORM_string:
		cursor_string(cursor, &len);
		return;
	case DW_FORM_indirect:
		inner = (struct dwarf_attribute){ attribute->name, (uint16_t)cursor_uleb(cursor), 0 };
		if (inner.form == DW_FORM_indirect)
			cursor->bad = true;
		else
			dwarf_form__skip(unit, cursor, &inner);
		return;
	default:
		/* The others look nothing up, so reading them needs no more than the bytes. */
		read_form(NULL, unit, cursor, attribute, cursor->at, 0, 0);
	}
}
