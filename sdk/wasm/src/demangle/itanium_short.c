// SPDX-License-Identifier: Apache-2.0
/* Names of the C++ library as they are written in programs: without the arguments that a template has by default, without the
 * namespaces that a version of the library is in, std::string for std::basic_string<char>. */
#include "itanium.h"
#include <string.h>

/* Defaults behind the arguments that must be given, in their order. %0 and %1 are the first arguments, as they are written. */
struct defaults {
	const char *name;
	uint8_t given;
	const char *texts[3];
};

#define ALLOCATOR "std::allocator<%0>"
#define PAIR_ALLOCATOR "std::allocator<std::pair<%0 const, %1>>"
#define LESS "std::less<%0>"
#define HASH "std::hash<%0>"
#define EQUAL "std::equal_to<%0>"
#define TRAITS "std::char_traits<%0>"

static const struct defaults templates[] = {
	{ "vector", 1, { ALLOCATOR } },
	{ "deque", 1, { ALLOCATOR } },
	{ "list", 1, { ALLOCATOR } },
	{ "forward_list", 1, { ALLOCATOR } },
	{ "set", 1, { LESS, ALLOCATOR } },
	{ "multiset", 1, { LESS, ALLOCATOR } },
	{ "map", 2, { LESS, PAIR_ALLOCATOR } },
	{ "multimap", 2, { LESS, PAIR_ALLOCATOR } },
	{ "unordered_set", 1, { HASH, EQUAL, ALLOCATOR } },
	{ "unordered_multiset", 1, { HASH, EQUAL, ALLOCATOR } },
	{ "unordered_map", 2, { HASH, EQUAL, PAIR_ALLOCATOR } },
	{ "unordered_multimap", 2, { HASH, EQUAL, PAIR_ALLOCATOR } },
	{ "stack", 1, { "std::deque<%0>" } },
	{ "queue", 1, { "std::deque<%0>" } },
	{ "priority_queue", 1, { "std::vector<%0>", LESS } },
	{ "unique_ptr", 1, { "std::default_delete<%0>" } },
	{ "match_results", 1, { "std::allocator<std::sub_match<%0>>" } },
	{ "istreambuf_iterator", 1, { TRAITS } },
	{ "ostreambuf_iterator", 1, { TRAITS } },
	{ "basic_string", 1, { TRAITS, ALLOCATOR } },
	{ "basic_stringbuf", 1, { TRAITS, ALLOCATOR } },
	{ "basic_stringstream", 1, { TRAITS, ALLOCATOR } },
	{ "basic_istringstream", 1, { TRAITS, ALLOCATOR } },
	{ "basic_ostringstream", 1, { TRAITS, ALLOCATOR } },
	{ "basic_string_view", 1, { TRAITS } },
	{ "basic_ios", 1, { TRAITS } },
	{ "basic_streambuf", 1, { TRAITS } },
	{ "basic_istream", 1, { TRAITS } },
	{ "basic_ostream", 1, { TRAITS } },
	{ "basic_iostream", 1, { TRAITS } },
	{ "basic_filebuf", 1, { TRAITS } },
	{ "basic_ifstream", 1, { TRAITS } },
	{ "basic_ofstream", 1, { TRAITS } },
	{ "basic_fstream", 1, { TRAITS } },
	{ "basic_regex", 1, { "std::regex_traits<%0>" } },
};

/* Whether len bytes of text are what a default says. */
static bool is_default(const char *text, uint32_t len, const char *wanted, const struct itanium_span *arguments)
{
	for (; *wanted; wanted++) {
		const char *from = wanted;
		uint32_t from_len = 1;

		if (*wanted == '%') {
			const struct itanium_span *argument = &arguments[*++wanted - '0'];

			from = argument->text;
			from_len = argument->len;
		}
		if (len < from_len || memcmp(text, from, from_len))
			return false;
		text += from_len;
		len -= from_len;
	}
	return !len;
}

static bool is(const char *text, uint32_t len, const char *wanted)
{
	return len == strlen(wanted) && !memcmp(text, wanted, len);
}

static const struct defaults *known(const char *name, uint32_t len)
{
	if (len < 5 || memcmp(name, "std::", 5))
		return NULL;
	for (size_t i = 0; i < sizeof(templates) / sizeof(*templates); i++)
		if (is(name + 5, len - 5, templates[i].name))
			return &templates[i];
	return NULL;
}

uint32_t itanium_given_arguments(const char *name, uint32_t len, const struct itanium_span *arguments, uint32_t count)
{
	const struct defaults *it = known(name, len);

	if (!it || count <= it->given || count > it->given + 3u)
		return count;
	while (count > it->given) {
		const char *wanted = it->texts[count - 1 - it->given];

		if (!wanted || !is_default(arguments[count - 1].text, arguments[count - 1].len, wanted, arguments))
			break;
		count--;
	}
	return count;
}

uint32_t itanium_alias(const char *name, uint32_t len, const struct itanium_span *argument, char *out)
{
	static const struct {
		const char *character, *prefix;
		bool of_strings; /* alone */
	} characters[] = {
		{ "char", "", false },       { "wchar_t", "w", false },   { "char8_t", "u8", true },
		{ "char16_t", "u16", true }, { "char32_t", "u32", true },
	};
	static const char basic[] = "std::basic_";
	const uint32_t basic_len = sizeof(basic) - 1;

	if (len <= basic_len || memcmp(name, basic, basic_len) || !known(name, len))
		return 0;
	name += basic_len;
	len -= basic_len;
	for (size_t i = 0; i < sizeof(characters) / sizeof(*characters); i++) {
		uint32_t prefix = (uint32_t)strlen(characters[i].prefix);

		if (!is(argument->text, argument->len, characters[i].character) ||
		    (characters[i].of_strings && !is(name, len, "string") && !is(name, len, "string_view")))
			continue;
		memmove(out + 5 + prefix, name, len);
		memcpy(out + 5, characters[i].prefix, prefix);
		return 5 + prefix + len;
	}
	return 0;
}

bool itanium_is_version(const char *scope, uint32_t scope_len, const char *name, uint32_t len)
{
	static const char *const versions[] = { "__cxx11", "__1", "__2", "__ndk1", "__8" };

	if (!is(scope, scope_len, "std"))
		return false;
	for (size_t i = 0; i < sizeof(versions) / sizeof(*versions); i++)
		if (is(name, len, versions[i]))
			return true;
	return false;
}
