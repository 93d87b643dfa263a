# SPDX-License-Identifier: Apache-2.0
#
# Builds a tool's payload in its folder: <tool>.bpf.c → <tool>.bpf.o, <tool>.c → <tool>.wasm. From the tool's folder:
#
#   make -f PATH-TO-SDK/plugin.mk            both, as far as there are sources
#   make -f PATH-TO-SDK/plugin.mk clean
#
#   TOOL=NAME          the tool's name (default: the folder's)
#   BCCX_WASM_LIB=DIR  where the compiled library is kept (default: inside the SDK)
#   CLANG, LLVM_STRIP, EMCC, NODE, LIBBPF_CFLAGS may be given
#
# The same sources and the same compilers give the same bytes, wherever the folder lies.

SDK := $(patsubst %/,%,$(dir $(abspath $(lastword $(MAKEFILE_LIST)))))
TOOL ?= $(notdir $(CURDIR))
CLANG ?= clang
LLVM_STRIP ?= llvm-strip
EMCC ?= emcc
NODE ?= node
BCCX_WASM_LIB ?= $(SDK)/wasm/build/wasm

OBJECT := $(if $(wildcard $(TOOL).bpf.c),$(TOOL).bpf.o)
MODULE := $(if $(wildcard $(TOOL).c),$(TOOL).wasm)
HEADERS := $(wildcard *.h) $(wildcard $(SDK)/bpf/include/bccx/*.h)

# The BPF helpers' headers (bpf/bpf_helpers.h) of libbpf; on Debian they are where clang looks by itself.
LIBBPF_CFLAGS ?= $(shell pkg-config --cflags libbpf 2>/dev/null)

# Paths would be kept in the BTF's line information.
BPF_FLAGS := -target bpf -mcpu=v3 -O2 -g -D__TARGET_ARCH_x86 -Wall -Wextra -Werror -Wno-unused-parameter \
	-Wno-missing-declarations -ffile-prefix-map=$(CURDIR)/= -ffile-prefix-map=$(CURDIR)=. \
	-ffile-prefix-map=$(SDK)/=sdk/ -fdebug-compilation-dir=. -I$(SDK)/bpf/include $(LIBBPF_CFLAGS)

WASM_FLAGS := -std=gnu11 -O3 -mbulk-memory -Wall -Wextra -Werror -fvisibility=hidden -ffile-prefix-map=$(CURDIR)/= \
	-I$(SDK)/wasm/include -I$(SDK)/bpf/include
# The engine compiles a function again when it is hot: one that has all its callees inlined takes longer than it runs.
WASM_LINK := -O3 -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=400 \
	-sSTANDALONE_WASM --no-entry -sIMPORTED_MEMORY=1 -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=2097152 -sTOTAL_STACK=262144 \
	-sERROR_ON_UNDEFINED_SYMBOLS=0 -sWARN_ON_UNDEFINED_SYMBOLS=0 -Wl,--stack-first

# V=1 shows whole commands.
Q := $(if $(V),,@)
SAY := $(if $(V),@:,@echo " ")

# $(call need,COMMAND,what for,Debian package)
need = @command -v $(firstword $(1)) >/dev/null || \
	{ echo "plugin.mk: '$(firstword $(1))' is not installed; it $(2) (Debian and Ubuntu: apt install $(3))" >&2; exit 1; }

.PHONY: all clean
.DELETE_ON_ERROR:

all: $(OBJECT) $(MODULE)
	$(if $(OBJECT)$(MODULE),@:,@echo "plugin.mk: neither $(TOOL).bpf.c nor $(TOOL).c is in $(CURDIR)" >&2; exit 1)

$(TOOL).bpf.o: $(TOOL).bpf.c $(HEADERS) $(SDK)/plugin.mk
	$(call need,$(CLANG),compiles BPF programs,clang)
	$(call need,$(LLVM_STRIP),strips BPF objects,llvm)
	$(SAY) CLANG $<
	$(Q)$(CLANG) $(BPF_FLAGS) -c $< -o $@
	$(Q)$(LLVM_STRIP) -g $@

$(BCCX_WASM_LIB)/libbccx.a: $(wildcard $(SDK)/wasm/src/*.[ch] $(SDK)/wasm/src/*/*.c $(SDK)/wasm/src/*/*.h \
		$(SDK)/wasm/include/bccx/*.h $(SDK)/bpf/include/bccx/stack_record.h) $(SDK)/wasm/Makefile
	$(call need,$(EMCC),compiles the WASM side,emscripten)
	@$(MAKE) --no-print-directory -C $(SDK)/wasm EMCC="$(EMCC)" WASM_BUILD="$(abspath $(BCCX_WASM_LIB))" library

$(TOOL).wasm: $(TOOL).c $(wildcard *.h) $(BCCX_WASM_LIB)/libbccx.a $(wildcard $(SDK)/wasm/tools/*.js) \
		$(SDK)/abi/abi.v1.json $(SDK)/plugin.mk
	$(call need,$(EMCC),compiles the WASM side,emscripten)
	@mkdir -p build
	$(SAY) EMCC $<
	$(Q)$(EMCC) $(WASM_FLAGS) -c $< -o build/$(TOOL).o
	$(Q)$(EMCC) $(WASM_LINK) build/$(TOOL).o -Wl,--whole-archive $(BCCX_WASM_LIB)/libbccx.a \
		-Wl,--no-whole-archive -o build/$(TOOL).wasm
	$(Q)$(NODE) $(SDK)/wasm/tools/finish-module.js build/$(TOOL).wasm $@

clean:
	rm -rf build $(TOOL).bpf.o $(TOOL).wasm
