// SPDX-License-Identifier: Apache-2.0
#include <bccx/tool.h>
#include <string.h>

static void add_part(struct bccx_sample *sample, int kind, struct bccx_stack_id id)
{
	if (sample->nr_parts < BCCX_SAMPLE_PARTS) {
		sample->parts[sample->nr_parts].kind = kind;
		sample->parts[sample->nr_parts++].id = id;
	}
}

void bccx_sample__kernel(struct bccx_sample *sample, struct bccx_stack_id id)
{
	if (!bccx_stack_id__is_none(id))
		add_part(sample, BCCX_PART_KERNEL, id);
}

void bccx_sample__user(struct bccx_sample *sample, struct bccx_stack_id id)
{
	if (!bccx_stack_id__is_none(id))
		add_part(sample, BCCX_PART_USER, id);
}

void bccx_sample__separator(struct bccx_sample *sample)
{
	add_part(sample, BCCX_PART_SEPARATOR, (struct bccx_stack_id){ 0, 0 });
}

static struct bccx_label *add_label(struct bccx_sample *sample, const char *key)
{
	struct bccx_label *label;

	if (sample->nr_labels == BCCX_SAMPLE_LABELS)
		return NULL;
	label = &sample->labels[sample->nr_labels++];
	*label = (struct bccx_label){ .key = key };
	return label;
}

void bccx_sample__number(struct bccx_sample *sample, const char *key, int64_t number, const char *unit)
{
	struct bccx_label *label = add_label(sample, key);

	if (label) {
		label->number = number;
		label->unit = unit;
	}
}

void bccx_sample__string(struct bccx_sample *sample, const char *key, const char *string, uint32_t len)
{
	struct bccx_label *label = add_label(sample, key);

	if (label) {
		label->string = string;
		label->string_len = len;
	}
}

void bccx_sample__comm(struct bccx_sample *sample, const char *comm, uint32_t size)
{
	bccx_sample__string(sample, "comm", comm, (uint32_t)strnlen(comm, size));
}

void bccx_sample__pid(struct bccx_sample *sample, uint32_t pid)
{
	bccx_sample__number(sample, "pid", pid, NULL);
}

void bccx_sample__tid(struct bccx_sample *sample, uint32_t tid)
{
	bccx_sample__number(sample, "tid", tid, NULL);
}
