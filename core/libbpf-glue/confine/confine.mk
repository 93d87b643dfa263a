# How bccx-jail and bccx-reader are built: static, with musl where it is installed (30 KB and half the start time), else
# with glibc. Included by their Makefiles, which set NAME and SOURCES, and SHARED_HEADERS where there are others than their own.

CONFINE := $(dir $(lastword $(MAKEFILE_LIST)))
OUT ?= $(CONFINE)../build
BIN ?= $(CONFINE)../linux-x64/lib

MUSL_CC ?= $(shell command -v musl-gcc)
ifneq ($(MUSL_CC),)
STATIC_CC := $(MUSL_CC)
# musl-gcc looks at no system directory; the kernel's headers are there.
KERNEL_HEADERS := -idirafter /usr/include -idirafter /usr/include/$(shell $(CC) -dumpmachine)
else
STATIC_CC := $(CC)
endif

WARNINGS := -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes
CFLAGS ?= -O2 -g0
HARDENING := -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fno-common

CONFINE_SOURCES := $(wildcard $(CONFINE)*.c)
ALL_SOURCES := $(SOURCES) $(CONFINE_SOURCES)
HEADERS := $(wildcard *.h $(CONFINE)*.h) $(SHARED_HEADERS)

$(BIN)/$(NAME): $(ALL_SOURCES) $(HEADERS) $(MAKEFILE_LIST)
	@mkdir -p $(BIN)
	$(STATIC_CC) -std=gnu11 -D_GNU_SOURCE $(CFLAGS) $(WARNINGS) $(HARDENING) $(KERNEL_HEADERS) -static -s -o $@.tmp $(ALL_SOURCES)
	mv $@.tmp $@

.DEFAULT_GOAL := $(BIN)/$(NAME)

# ---- tests: $(NAME)-test runs those of test/*_test.c, which link the sources themselves

CLANG ?= clang
TESTS := $(filter-out %/main.c $(PROBE_SOURCES),$(wildcard test/*.c))
TESTED := $(filter-out main.c,$(SOURCES)) $(if $(OWN_CONFINE),,$(CONFINE_SOURCES)) $(CONFINE)test/main.c
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g

$(OUT)/$(NAME)-test: $(TESTED) $(TESTS) $(HEADERS) $(CONFINE)test/check.h $(MAKEFILE_LIST)
	@mkdir -p $(OUT)
	$(CC) -std=gnu11 -D_GNU_SOURCE $(CFLAGS) $(WARNINGS) -o $@ $(TESTED) $(TESTS)

$(OUT)/$(NAME)-test-asan: $(TESTED) $(TESTS) $(HEADERS) $(CONFINE)test/check.h $(MAKEFILE_LIST)
	@mkdir -p $(OUT)
	$(CLANG) -std=gnu11 -D_GNU_SOURCE $(WARNINGS) $(SANITIZE) -o $@ $(TESTED) $(TESTS)

.PHONY: test test-asan
test: $(OUT)/$(NAME)-test
	$<

test-asan: $(OUT)/$(NAME)-test-asan
	ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1 $<
