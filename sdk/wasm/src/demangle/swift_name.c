// SPDX-License-Identifier: Apache-2.0
/* Identifiers, the words that they share, operators' names, and what stands for something said before. */
#include "punycode.h"
#include "swift.h"
#include <string.h>

static bool is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Room for a text of at most len bytes, which is taken by keep(). */
static char *room(struct swift *s, uint32_t len)
{
	if (s->failed || len > SWIFT_TEXT - s->nr_text) {
		swift_fail(s);
		return NULL;
	}
	return s->text + s->nr_text;
}

static uint16_t name_node(struct swift *s, uint8_t kind, const char *text, uint32_t len)
{
	uint16_t node = swift_node(s, kind);

	s->nodes[node].text = text;
	s->nodes[node].len = len;
	return node;
}

/* Words begin with a letter, at a capital one behind a small one, and end before _ and the like. They are counted as they are
 * mangled, the first 26. */
static void keep_words(struct swift *s, const char *text, uint32_t len)
{
	uint32_t start = UINT32_MAX;

	for (uint32_t i = 0; i <= len; i++) {
		char c = i < len ? text[i] : 0, before = i ? text[i - 1] : 0;
		bool ends = !c || c == '_' || (i && !is_upper(before) && is_upper(c));

		if (start != UINT32_MAX && ends) {
			if (i - start >= 2 && s->nr_words < SWIFT_WORDS) {
				s->words[s->nr_words].text = text + start;
				s->words[s->nr_words++].len = i - start;
			}
			start = UINT32_MAX;
		}
		if (start == UINT32_MAX && c && c != '_' && !is_digit(c))
			start = i;
	}
}

/* Where the characters of an identifier that is no ASCII end, or NULL. What is ASCII and may be in no symbol stands there as a
 * surrogate, which is no character. */
static char *decoded(const char *text, uint32_t len, char *out, const char *limit)
{
	static uint32_t points[PUNYCODE_MAX];
	uint32_t count;

	if (!punycode_points(text, len, 'A', points, &count))
		return NULL;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t c = points[i] >= 0xd800 && points[i] < 0xd880 ? points[i] - 0xd800 : points[i];

		if ((c >= 0xd800 && c < 0xe000) || c < ' ' || c == 0x7f || limit - out < 4)
			return NULL;
		out += punycode_utf8(c, out);
	}
	return out;
}

uint16_t swift_identifier(struct swift *s)
{
	bool has_words = false, encoded = false;
	char *out, *start;
	uint16_t node;

	if (!is_digit(swift_look(s)))
		return swift_fail(s);
	if (swift_eat(s, '0')) {
		encoded = swift_eat(s, '0');
		has_words = !encoded;
	}
	if (!has_words && !encoded) {
		int32_t len = swift_natural(s);
		const char *text = s->at;

		if (len <= 0 || len > s->end - text)
			return swift_fail(s);
		s->at += len;
		keep_words(s, text, (uint32_t)len);
		return swift_substitutable(s, name_node(s, SWIFT_IDENTIFIER, text, (uint32_t)len));
	}
	start = out = room(s, 0);
	do {
		int32_t len;

		while (has_words && (is_lower(swift_look(s)) || is_upper(swift_look(s)))) {
			char c = swift_next(s);
			uint32_t word = (uint32_t)(is_lower(c) ? c - 'a' : c - 'A');

			has_words = is_lower(c);
			if (!out || word >= s->nr_words || s->words[word].len > (uint32_t)(s->text + SWIFT_TEXT - out))
				return swift_fail(s);
			memcpy(out, s->words[word].text, s->words[word].len);
			out += s->words[word].len;
		}
		if (swift_eat(s, '0'))
			break;
		len = swift_natural(s);
		if (len <= 0)
			return swift_fail(s);
		if (encoded)
			(void)swift_eat(s, '_');
		if (!out || len > s->end - s->at || len > s->text + SWIFT_TEXT - out)
			return swift_fail(s);
		if (encoded) {
			out = decoded(s->at, (uint32_t)len, out, s->text + SWIFT_TEXT);
			if (!out)
				return swift_fail(s);
		} else {
			memcpy(out, s->at, (uint32_t)len);
			keep_words(s, out, (uint32_t)len);
			out += len;
		}
		s->at += len;
	} while (has_words);
	if (out == start)
		return swift_fail(s);
	node = name_node(s, SWIFT_IDENTIFIER, start, (uint32_t)(out - start));
	s->nr_text = (uint32_t)(out - s->text);
	return swift_substitutable(s, node);
}

uint16_t swift_operator_name(struct swift *s)
{
	/* What each letter stands for; a blank one for nothing. */
	static const char characters[] = "& @/= >    <*!|+?%-~   ^ .";
	uint16_t name = swift_pop(s, SWIFT_IDENTIFIER), node;
	const char *where = swift_eat(s, 'i')   ? " infix"
			    : swift_eat(s, 'p') ? " prefix"
			    : swift_eat(s, 'P') ? " postfix"
						: NULL;
	uint32_t len = s->nodes[name].len;
	char *out = room(s, len + 8);

	if (!name || !where || !out)
		return swift_fail(s);
	for (uint32_t i = 0; i < len; i++) {
		char c = s->nodes[name].text[i];

		if (!(c & 0x80)) {
			c = is_lower(c) ? characters[c - 'a'] : ' ';
			if (c == ' ')
				return swift_fail(s);
		}
		out[i] = c;
	}
	memcpy(out + len, where, strlen(where));
	len += (uint32_t)strlen(where);
	node = name_node(s, SWIFT_OPERATOR, out, len);
	s->nr_text += len;
	return node;
}

uint16_t swift_local_name(struct swift *s)
{
	uint16_t node, name, file;
	char c;

	if (swift_eat(s, 'L')) {
		file = swift_pop(s, SWIFT_IDENTIFIER);
		name = swift_pop_if(s, swift_is_name);
		return file ? swift_one(s, SWIFT_PRIVATE_NAME, name) : swift_fail(s);
	}
	if (swift_eat(s, 'l'))
		return swift_pop(s, SWIFT_IDENTIFIER) ? swift_node(s, SWIFT_PRIVATE_NAME) : swift_fail(s);
	c = swift_look(s);
	if ((c >= 'a' && c <= 'j') || (c >= 'A' && c <= 'J')) {
		s->at++;
		node = swift_one(s, SWIFT_RELATED_NAME, swift_pop_if(s, swift_is_name));
		s->nodes[node].number = (uint8_t)c;
	} else {
		uint32_t index = swift_index(s);

		node = swift_one(s, SWIFT_LOCAL_NAME, swift_pop_if(s, swift_is_name));
		s->nodes[node].number = index;
	}
	return node;
}

static bool push_again(struct swift *s, uint16_t node, int32_t times)
{
	if (times > (int32_t)SWIFT_STACK)
		return swift_fail(s);
	for (; times > 1; times--)
		if (!swift_push(s, node))
			return false;
	return true;
}

/* Behind A. */
uint16_t swift_again(struct swift *s)
{
	while (!s->failed) {
		int32_t times = swift_natural(s);
		char c = swift_next(s);
		uint32_t index = c == '_' ? (uint32_t)(times + 27) : (uint32_t)(is_lower(c) ? c - 'a' : c - 'A');
		uint16_t node;

		if ((c != '_' && ((!is_lower(c) && !is_upper(c)) || !times)) || index >= s->nr_substitutions)
			break;
		node = s->substitutions[index];
		if (c == '_')
			return node;
		if (!push_again(s, node, times))
			break;
		if (is_upper(c))
			return node;
		swift_push(s, node);
	}
	return swift_fail(s);
}

struct known {
	char letter;
	uint8_t kind;
	const char *name;
};

static const struct known common[] = {
	{ 'A', SWIFT_STRUCT, "AutoreleasingUnsafeMutablePointer" },
	{ 'B', SWIFT_PROTOCOL, "BinaryFloatingPoint" },
	{ 'D', SWIFT_STRUCT, "Dictionary" },
	{ 'E', SWIFT_PROTOCOL, "Encodable" },
	{ 'F', SWIFT_PROTOCOL, "FloatingPoint" },
	{ 'G', SWIFT_PROTOCOL, "RandomNumberGenerator" },
	{ 'H', SWIFT_PROTOCOL, "Hashable" },
	{ 'I', SWIFT_STRUCT, "DefaultIndices" },
	{ 'J', SWIFT_STRUCT, "Character" },
	{ 'K', SWIFT_PROTOCOL, "BidirectionalCollection" },
	{ 'L', SWIFT_PROTOCOL, "Comparable" },
	{ 'M', SWIFT_PROTOCOL, "MutableCollection" },
	{ 'N', SWIFT_STRUCT, "ClosedRange" },
	{ 'O', SWIFT_STRUCT, "ObjectIdentifier" },
	{ 'P', SWIFT_STRUCT, "UnsafePointer" },
	{ 'Q', SWIFT_PROTOCOL, "Equatable" },
	{ 'R', SWIFT_STRUCT, "UnsafeBufferPointer" },
	{ 'S', SWIFT_STRUCT, "String" },
	{ 'T', SWIFT_PROTOCOL, "Sequence" },
	{ 'U', SWIFT_PROTOCOL, "UnsignedInteger" },
	{ 'V', SWIFT_STRUCT, "UnsafeRawPointer" },
	{ 'W', SWIFT_STRUCT, "UnsafeRawBufferPointer" },
	{ 'X', SWIFT_PROTOCOL, "RangeExpression" },
	{ 'Y', SWIFT_PROTOCOL, "RawRepresentable" },
	{ 'Z', SWIFT_PROTOCOL, "SignedInteger" },
	{ 'a', SWIFT_STRUCT, "Array" },
	{ 'b', SWIFT_STRUCT, "Bool" },
	{ 'd', SWIFT_STRUCT, "Double" },
	{ 'e', SWIFT_PROTOCOL, "Decodable" },
	{ 'f', SWIFT_STRUCT, "Float" },
	{ 'h', SWIFT_STRUCT, "Set" },
	{ 'i', SWIFT_STRUCT, "Int" },
	{ 'j', SWIFT_PROTOCOL, "Numeric" },
	{ 'k', SWIFT_PROTOCOL, "RandomAccessCollection" },
	{ 'l', SWIFT_PROTOCOL, "Collection" },
	{ 'm', SWIFT_PROTOCOL, "RangeReplaceableCollection" },
	{ 'n', SWIFT_STRUCT, "Range" },
	{ 'p', SWIFT_STRUCT, "UnsafeMutablePointer" },
	{ 'q', SWIFT_ENUM, "Optional" },
	{ 'r', SWIFT_STRUCT, "UnsafeMutableBufferPointer" },
	{ 's', SWIFT_STRUCT, "Substring" },
	{ 't', SWIFT_PROTOCOL, "IteratorProtocol" },
	{ 'u', SWIFT_STRUCT, "UInt" },
	{ 'v', SWIFT_STRUCT, "UnsafeMutableRawPointer" },
	{ 'w', SWIFT_STRUCT, "UnsafeMutableRawBufferPointer" },
	{ 'x', SWIFT_PROTOCOL, "Strideable" },
	{ 'y', SWIFT_PROTOCOL, "StringProtocol" },
	{ 'z', SWIFT_PROTOCOL, "BinaryInteger" },
	{ 0, 0, NULL },
};

/* Behind c. */
static const struct known concurrency[] = {
	{ 'A', SWIFT_PROTOCOL, "Actor" },
	{ 'C', SWIFT_STRUCT, "CheckedContinuation" },
	{ 'E', SWIFT_STRUCT, "CancellationError" },
	{ 'F', SWIFT_PROTOCOL, "Executor" },
	{ 'G', SWIFT_STRUCT, "TaskGroup" },
	{ 'I', SWIFT_PROTOCOL, "AsyncIteratorProtocol" },
	{ 'J', SWIFT_STRUCT, "UnownedJob" },
	{ 'M', SWIFT_CLASS, "MainActor" },
	{ 'P', SWIFT_STRUCT, "TaskPriority" },
	{ 'S', SWIFT_STRUCT, "AsyncStream" },
	{ 'T', SWIFT_STRUCT, "Task" },
	{ 'c', SWIFT_STRUCT, "UnsafeContinuation" },
	{ 'e', SWIFT_STRUCT, "UnownedSerialExecutor" },
	{ 'f', SWIFT_PROTOCOL, "SerialExecutor" },
	{ 'g', SWIFT_STRUCT, "ThrowingTaskGroup" },
	{ 'h', SWIFT_PROTOCOL, "TaskExecutor" },
	{ 'i', SWIFT_PROTOCOL, "AsyncSequence" },
	{ 's', SWIFT_STRUCT, "AsyncThrowingStream" },
	{ 't', SWIFT_STRUCT, "UnsafeCurrentTask" },
	{ 0, 0, NULL },
};

/* Behind S: modules and types that are known. */
uint16_t swift_standard(struct swift *s)
{
	const struct known *known;
	uint16_t node, type;
	int32_t times;
	char c;

	if (swift_eat(s, 'o'))
		return swift_text_node(s, SWIFT_MODULE, "__C");
	if (swift_eat(s, 'C'))
		return swift_text_node(s, SWIFT_MODULE, "__C_Synthesized");
	if (swift_eat(s, 'g')) {
		type = swift_pop_type(s);
		node = swift_two(s, SWIFT_BOUND,
				 swift_two(s, SWIFT_ENUM, swift_text_node(s, SWIFT_MODULE, "Swift"),
					   swift_text_node(s, SWIFT_IDENTIFIER, "Optional")),
				 swift_one(s, SWIFT_LIST, type));
		return swift_substitutable(s, node);
	}
	times = swift_natural(s);
	known = swift_eat(s, 'c') ? concurrency : common;
	c = swift_next(s);
	while (known->name && known->letter != c)
		known++;
	if (!known->name || !times)
		return swift_fail(s);
	node = swift_two(s, known->kind, swift_text_node(s, SWIFT_MODULE, "Swift"),
			 swift_text_node(s, SWIFT_IDENTIFIER, known->name));
	return push_again(s, node, times) ? node : 0;
}
