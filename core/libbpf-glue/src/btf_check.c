// SPDX-License-Identifier: Apache-2.0
/*
 * Looks BTF over before libbpf walks it: libbpf before 1.3 follows type ids unchecked and never ends on a type that is made
 * of itself. Format: kernel Documentation/bpf/btf.rst.
 */
#include <linux/btf.h>
#include <stdlib.h>
#include <string.h>

#include "glue.h"

/* A type made of types made of types: C programs stay far below this, and libbpf recurses as deep. */
#define NESTING_MAX 64

enum visit { UNSEEN, UNDER_WAY, SOUND };

struct btf_view {
	const char *types, *strings;
	uint32_t types_len, strings_len;
	uint32_t *at; /* offsets of the types, by id; 0 is void */
	unsigned char *visits;
	uint32_t count; /* ids below this exist */
};

static const struct btf_type *type_of(const struct btf_view *view, uint32_t id)
{
	return (const struct btf_type *)(view->types + view->at[id]);
}

static bool has_type(const struct btf_view *view, uint32_t id)
{
	return id < view->count;
}

static bool has_name(const struct btf_view *view, uint32_t offset)
{
	return offset < view->strings_len;
}

/* Bytes that follow struct btf_type; -1: not a kind. */
static int64_t tail_size(const struct btf_type *type)
{
	uint64_t vlen = BTF_INFO_VLEN(type->info);

	switch (BTF_INFO_KIND(type->info)) {
	case BTF_KIND_INT:
	case BTF_KIND_VAR:
	case BTF_KIND_DECL_TAG:
		return 4;
	case BTF_KIND_ARRAY:
		return sizeof(struct btf_array);
	case BTF_KIND_STRUCT:
	case BTF_KIND_UNION:
		return vlen * sizeof(struct btf_member);
	case BTF_KIND_ENUM:
		return vlen * sizeof(struct btf_enum);
	case BTF_KIND_ENUM64:
		return vlen * sizeof(struct btf_enum64);
	case BTF_KIND_FUNC_PROTO:
		return vlen * sizeof(struct btf_param);
	case BTF_KIND_DATASEC:
		return vlen * sizeof(struct btf_var_secinfo);
	case BTF_KIND_PTR:
	case BTF_KIND_FWD:
	case BTF_KIND_TYPEDEF:
	case BTF_KIND_VOLATILE:
	case BTF_KIND_CONST:
	case BTF_KIND_RESTRICT:
	case BTF_KIND_FUNC:
	case BTF_KIND_FLOAT:
	case BTF_KIND_TYPE_TAG:
		return 0;
	default:
		return -1;
	}
}

/* Finds where each type begins. */
static bool index_types(struct btf_view *view)
{
	uint32_t at = 0;

	/* No type is shorter than its header. */
	view->at = calloc(view->types_len / sizeof(struct btf_type) + 1, sizeof(*view->at));
	if (!view->at)
		return false;
	view->count = 1;
	while (at < view->types_len) {
		const struct btf_type *type = (const struct btf_type *)(view->types + at);
		uint64_t left = view->types_len - at;
		int64_t tail;

		if (left < sizeof(*type))
			return false;
		tail = tail_size(type);
		if (tail < 0 || (uint64_t)tail > left - sizeof(*type) || !has_name(view, type->name_off))
			return false;
		view->at[view->count++] = at;
		at += sizeof(*type) + tail;
	}
	return true;
}

static bool check_members(const struct btf_view *view, const struct btf_type *type)
{
	const struct btf_member *member = (const struct btf_member *)(type + 1);

	for (uint32_t i = 0; i < BTF_INFO_VLEN(type->info); i++, member++) {
		if (!has_name(view, member->name_off) || !has_type(view, member->type))
			return false;
	}
	return true;
}

static bool check_params(const struct btf_view *view, const struct btf_type *type)
{
	const struct btf_param *param = (const struct btf_param *)(type + 1);

	for (uint32_t i = 0; i < BTF_INFO_VLEN(type->info); i++, param++) {
		if (!has_name(view, param->name_off) || !has_type(view, param->type))
			return false;
	}
	return has_type(view, type->type);
}

static bool check_enumerators(const struct btf_view *view, const struct btf_type *type, size_t size)
{
	const char *value = (const char *)(type + 1);

	for (uint32_t i = 0; i < BTF_INFO_VLEN(type->info); i++, value += size) {
		uint32_t name;

		memcpy(&name, value, sizeof(name));
		if (!has_name(view, name))
			return false;
	}
	return true;
}

static bool check_variables(const struct btf_view *view, const struct btf_type *type)
{
	const struct btf_var_secinfo *variable = (const struct btf_var_secinfo *)(type + 1);

	for (uint32_t i = 0; i < BTF_INFO_VLEN(type->info); i++, variable++) {
		uint32_t kind;

		if (!variable->type || !has_type(view, variable->type))
			return false;
		kind = BTF_INFO_KIND(type_of(view, variable->type)->info);
		/* Functions: kernel functions declared extern. */
		if (kind != BTF_KIND_VAR && kind != BTF_KIND_FUNC)
			return false;
	}
	return true;
}

static bool refers_to_kind(const struct btf_view *view, uint32_t id, uint32_t kind)
{
	return id && has_type(view, id) && BTF_INFO_KIND(type_of(view, id)->info) == kind;
}

/* Names and ids of one type stay inside of the tables. */
static bool check_type(const struct btf_view *view, const struct btf_type *type)
{
	const struct btf_array *array = (const struct btf_array *)(type + 1);

	switch (BTF_INFO_KIND(type->info)) {
	case BTF_KIND_STRUCT:
	case BTF_KIND_UNION:
		return check_members(view, type);
	case BTF_KIND_ENUM:
		return check_enumerators(view, type, sizeof(struct btf_enum));
	case BTF_KIND_ENUM64:
		return check_enumerators(view, type, sizeof(struct btf_enum64));
	case BTF_KIND_FUNC_PROTO:
		return check_params(view, type);
	case BTF_KIND_DATASEC:
		return check_variables(view, type);
	case BTF_KIND_ARRAY:
		return has_type(view, array->type) && has_type(view, array->index_type);
	case BTF_KIND_FUNC:
		return refers_to_kind(view, type->type, BTF_KIND_FUNC_PROTO);
	case BTF_KIND_INT:
	case BTF_KIND_FWD:
	case BTF_KIND_FLOAT:
		return true;
	default:
		return has_type(view, type->type);
	}
}

static bool visit(struct btf_view *view, uint32_t id, int depth);

static bool visit_members(struct btf_view *view, const struct btf_type *type, int depth)
{
	const struct btf_member *member = (const struct btf_member *)(type + 1);

	for (uint32_t i = 0; i < BTF_INFO_VLEN(type->info); i++, member++) {
		if (!visit(view, member->type, depth))
			return false;
	}
	return true;
}

/* What a type is made of, pointers not followed, neither leads back to it nor goes too deep. */
static bool visit(struct btf_view *view, uint32_t id, int depth)
{
	const struct btf_type *type;
	bool sound;

	if (!id || view->visits[id] == SOUND)
		return true;
	if (view->visits[id] == UNDER_WAY || depth > NESTING_MAX)
		return false;
	view->visits[id] = UNDER_WAY;
	type = type_of(view, id);
	switch (BTF_INFO_KIND(type->info)) {
	case BTF_KIND_TYPEDEF:
	case BTF_KIND_VOLATILE:
	case BTF_KIND_CONST:
	case BTF_KIND_RESTRICT:
	case BTF_KIND_TYPE_TAG:
	case BTF_KIND_VAR:
	case BTF_KIND_DECL_TAG:
		sound = visit(view, type->type, depth + 1);
		break;
	case BTF_KIND_ARRAY:
		sound = visit(view, ((const struct btf_array *)(type + 1))->type, depth + 1);
		break;
	case BTF_KIND_STRUCT:
	case BTF_KIND_UNION:
		sound = visit_members(view, type, depth + 1);
		break;
	default:
		sound = true;
	}
	view->visits[id] = sound ? SOUND : UNDER_WAY;
	return sound;
}

static bool check_types(struct btf_view *view)
{
	if (!index_types(view))
		return false;
	view->visits = calloc(view->count, 1);
	if (!view->visits)
		return false;
	for (uint32_t id = 1; id < view->count; id++) {
		if (!check_type(view, type_of(view, id)))
			return false;
	}
	for (uint32_t id = 1; id < view->count; id++) {
		if (!visit(view, id, 0))
			return false;
	}
	return true;
}

static bool part_is_inside(uint32_t offset, uint32_t len, size_t body)
{
	return offset <= body && len <= body - offset;
}

bool glue_check_btf(const char *bytes, size_t len, uint32_t *type_count)
{
	struct btf_view view = {};
	struct btf_header header;
	size_t body;
	bool sound;

	if (len < sizeof(header))
		return false;
	memcpy(&header, bytes, sizeof(header));
	if (header.magic != BTF_MAGIC || header.hdr_len < sizeof(header) || header.hdr_len > len || header.hdr_len % 4)
		return false;
	body = len - header.hdr_len;
	if (!part_is_inside(header.type_off, header.type_len, body) ||
	    !part_is_inside(header.str_off, header.str_len, body) || header.type_off % 4 || !header.str_len)
		return false;
	view.types = bytes + header.hdr_len + header.type_off;
	view.types_len = header.type_len;
	view.strings = bytes + header.hdr_len + header.str_off;
	view.strings_len = header.str_len;
	sound = view.strings[0] == '\0' && view.strings[view.strings_len - 1] == '\0' && check_types(&view);
	*type_count = view.count;
	free(view.at);
	free(view.visits);
	return sound;
}

/* ---- .BTF.ext ---- */

struct ext_header {
	uint16_t magic;
	uint8_t version, flags;
	uint32_t hdr_len;
	uint32_t func_info_off, func_info_len;
	uint32_t line_info_off, line_info_len;
	uint32_t core_relo_off, core_relo_len; /* absent from headers of 24 bytes */
};

struct ext_section {
	uint32_t sec_name_off, num_info;
};

struct ext_part {
	const char *bytes;
	uint32_t len;
};

/* Records of one kind: u32 record size, then for each section its name, a count and the records. */
static bool check_records(const struct ext_part *part, size_t smallest,
			  bool (*check)(const char *record, uint32_t types), uint32_t types)
{
	struct ext_section section;
	uint32_t size, at = sizeof(size);

	if (!part->len)
		return true;
	if (part->len < sizeof(size))
		return false;
	memcpy(&size, part->bytes, sizeof(size));
	if (size < smallest || size % 4)
		return false;
	while (at < part->len) {
		if (part->len - at < sizeof(section))
			return false;
		memcpy(&section, part->bytes + at, sizeof(section));
		at += sizeof(section);
		if (!section.num_info || section.num_info > (part->len - at) / size)
			return false;
		for (uint32_t i = 0; i < section.num_info; i++, at += size) {
			if (check && !check(part->bytes + at, types))
				return false;
		}
	}
	return true;
}

static bool check_relocation(const char *record, uint32_t types)
{
	struct bpf_core_relo relocation;

	memcpy(&relocation, record, sizeof(relocation));
	return relocation.type_id && relocation.type_id < types && relocation.insn_off % sizeof(struct bpf_insn) == 0;
}

bool glue_check_btf_ext(const char *bytes, size_t len, uint32_t type_count)
{
	struct ext_header header = {};
	struct ext_part functions, lines, relocations;
	uint32_t header_len;
	size_t body;

	if (len < 24)
		return false;
	memcpy(&header, bytes, 8);
	header_len = header.hdr_len;
	if (header.magic != BTF_MAGIC || header_len < 24 || header_len > len || header_len % 4)
		return false;
	memcpy(&header, bytes, header_len < sizeof(header) ? header_len : sizeof(header));
	body = len - header_len;
	if (!part_is_inside(header.func_info_off, header.func_info_len, body) ||
	    !part_is_inside(header.line_info_off, header.line_info_len, body) ||
	    !part_is_inside(header.core_relo_off, header.core_relo_len, body))
		return false;
	bytes += header_len;
	functions = (struct ext_part){ bytes + header.func_info_off, header.func_info_len };
	lines = (struct ext_part){ bytes + header.line_info_off, header.line_info_len };
	relocations = (struct ext_part){ bytes + header.core_relo_off, header.core_relo_len };
	return check_records(&functions, sizeof(struct bpf_func_info), NULL, type_count) &&
	       check_records(&lines, sizeof(struct bpf_line_info), NULL, type_count) &&
	       check_records(&relocations, sizeof(struct bpf_core_relo), check_relocation, type_count);
}
