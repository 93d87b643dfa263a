// SPDX-License-Identifier: Apache-2.0
/* Runs all tests, or those whose names contain the second argument. */
#include <dirent.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/utsname.h>

#include "test.h"

static struct test *tests;
static struct test **last = &tests;
static const char *directory;
static jmp_buf end;
static bool skipped;

#define KEPT 16
static void *kept_bytes[KEPT];
static struct bccx_object *kept_objects[KEPT];

void test_register(struct test *test)
{
	*last = test;
	last = &test->next;
}

void test_fail(const char *file, int line, const char *format, ...)
{
	va_list args;

	printf("  %s:%d: ", file, line);
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	longjmp(end, 1);
}

void test_skip(const char *format, ...)
{
	va_list args;

	printf("SKIP: ");
	va_start(args, format);
	vprintf(format, args);
	va_end(args);
	printf("\n");
	skipped = true;
	longjmp(end, 2);
}

void *read_object(const char *name, size_t *len)
{
	char path[512];
	struct stat status;
	void *bytes;
	FILE *file;
	int i;

	snprintf(path, sizeof(path), "%s/%s.bpf.o", directory, name);
	file = fopen(path, "re");
	if (!file || fstat(fileno(file), &status) < 0)
		test_fail(__FILE__, __LINE__, "%s: %s", path, strerror(errno));
	bytes = malloc(status.st_size);
	*len = fread(bytes, 1, status.st_size, file);
	fclose(file);
	for (i = 0; i < KEPT - 1 && kept_bytes[i]; i++)
		;
	free(kept_bytes[i]);
	kept_bytes[i] = bytes;
	return bytes;
}

struct bccx_object *open_object(const char *name)
{
	struct bccx_open_opts opts = { .size = sizeof(opts), .name = name, .log_level = BCCX_LOG_DEBUG };
	size_t len;
	void *bytes = read_object(name, &len);
	struct bccx_object *object = bccx_object__open(bytes, len, &opts);
	int i;

	if (!object)
		test_fail(__FILE__, __LINE__, "open %s: %s", name, bccx_last_error());
	for (i = 0; i < KEPT - 1 && kept_objects[i]; i++)
		;
	kept_objects[i] = object;
	return object;
}

void close_object(struct bccx_object *object)
{
	for (int i = 0; i < KEPT; i++) {
		if (kept_objects[i] == object)
			kept_objects[i] = NULL;
	}
	CHECK_EQ(bccx_object__close(object), 0);
}

struct bccx_object *load_object(const char *name)
{
	struct bccx_object *object = open_object(name);

	if (bccx_object__load(object) < 0)
		test_fail(__FILE__, __LINE__, "load %s: %s\n%s", name, bccx_last_error(),
			  bccx_object__verifier_log(object));
	return object;
}

struct bccx_map *find_map(struct bccx_object *object, const char *name)
{
	struct bccx_map_info info = { .size = sizeof(info) };
	int count = bccx_object__map_count(object);

	for (int i = 0; i < count; i++) {
		struct bccx_map *map = bccx_object__map(object, i);

		if (bccx_map__info(map, &info) == 0 && !strcmp(info.name, name))
			return map;
	}
	test_fail(__FILE__, __LINE__, "no map %s", name);
}

struct bccx_program *find_program(struct bccx_object *object, const char *name)
{
	struct bccx_program_info info = { .size = sizeof(info) };
	int count = bccx_object__program_count(object);

	for (int i = 0; i < count; i++) {
		struct bccx_program *program = bccx_object__program(object, i);

		if (bccx_program__info(program, &info) == 0 && !strcmp(info.name, name))
			return program;
	}
	test_fail(__FILE__, __LINE__, "no program %s", name);
}

struct bccx_program *load_only(struct bccx_object *object, const char *name)
{
	int count = bccx_object__program_count(object);
	struct bccx_program *wanted = find_program(object, name);

	for (int i = 0; i < count; i++) {
		struct bccx_program *program = bccx_object__program(object, i);

		CHECK_EQ(bccx_program__set_autoload(program, program == wanted), 0);
	}
	if (bccx_object__load(object) < 0)
		test_fail(__FILE__, __LINE__, "load %s: %s\n%s", name, bccx_last_error(),
			  bccx_object__verifier_log(object));
	return wanted;
}

struct bccx_program *load_session(int mode, struct bccx_object **object)
{
	static const char *const forms[] = { "session", "session_ctx" };
	struct bccx_program *program = NULL;
	uint32_t pid = getpid();
	int err = -1;

	for (int i = 0; i < 2 && err < 0; i++) {
		*object = open_object(forms[i]);
		program = find_program(*object, "on_session");
		CHECK_EQ(bccx_object__set_global(*object, "target_tgid", &pid, 4), 0);
		CHECK_EQ(bccx_program__set_attach_mode(program, mode), 0);
		err = bccx_object__load(*object);
	}
	CHECK_EQ(err, 0);
	return program;
}

bool works(const char *facility)
{
	return bccx_probe(facility, NULL, 0) == 0;
}

static bool kernel_is_before(int major, int minor)
{
	struct utsname name;
	int ours = 0, ours_minor = 0;

	uname(&name);
	sscanf(name.release, "%d.%d", &ours, &ours_minor);
	return ours < major || (ours == major && ours_minor < minor);
}

void need_kernel(const char *what, int major, int minor)
{
	if (kernel_is_before(major, minor))
		test_skip("%s: needs Linux %d.%d", what, major, minor);
}

void need(const char *facility, int major, int minor)
{
	char reason[128];
	int err = bccx_probe(facility, reason, sizeof(reason));

	if (!err)
		return;
	if (kernel_is_before(major, minor))
		test_skip("%s needs Linux %d.%d", facility, major, minor);
	/* EPERM: how kernels without trampolines for their functions refuse fentry programs. */
	if (err == -EOPNOTSUPP || (err == -EPERM && !strcmp(facility, "fentry")))
		test_skip("%s: this kernel was built without it (%s)", facility, reason);
	test_fail(__FILE__, __LINE__, "%s ought to work on this kernel: %s", facility, reason);
}

__attribute__((noinline)) static int open_descriptors(void)
{
	DIR *entries = opendir("/proc/self/fd");
	int count = 0;

	while (readdir(entries))
		count++;
	closedir(entries);
	return count;
}

static void clean_up(void)
{
	for (int i = 0; i < KEPT; i++) {
		bccx_object__close(kept_objects[i]);
		free(kept_bytes[i]);
		kept_objects[i] = NULL;
		kept_bytes[i] = NULL;
	}
}

static bool run(const struct test *test)
{
	int before = open_descriptors(), after, outcome;

	printf("%s\n", test->name);
	skipped = false;
	outcome = setjmp(end);
	if (outcome == 0)
		test->run();
	clean_up();
	after = open_descriptors();
	/* A test that failed half way may not have come to closing its links. */
	if (outcome != 1 && after != before) {
		printf("  %d descriptors before, %d after\n", before, after);
		return false;
	}
	return outcome != 1;
}

int main(int argc, char **argv)
{
	int passed = 0, failed = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	if (argc < 2) {
		fprintf(stderr, "usage: glue-test DIRECTORY [PART OF A TEST'S NAME]\n");
		return 2;
	}
	directory = argv[1];
	for (struct test *test = tests; test; test = test->next) {
		if (argc > 2 && !strstr(test->name, argv[2]))
			continue;
		if (!run(test))
			failed++;
		else if (!skipped)
			passed++;
	}
	printf("%d passed, %d failed\n", passed, failed);
	return failed ? 1 : 0;
}
