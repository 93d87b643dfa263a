// SPDX-License-Identifier: Apache-2.0
#include "check.h"
#include <bccx/demangle.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *readable(const char *name)
{
	static char out[BCCX_DEMANGLED_MAX];
	int len = bccx_demangle(name, (uint32_t)strlen(name), out, sizeof(out));

	return len > 0 && strlen(out) == (size_t)len ? out : NULL;
}

static void check_all(const char *const (*pairs)[2])
{
	for (; (*pairs)[0]; pairs++)
		CHECK_STRING(readable((*pairs)[0]), (*pairs)[1]);
}

TEST(demangle_cxx)
{
	static const char *const pairs[][2] = {
		{ "_Z1fv", "f()" },
		{ "_Z1fiz", "f(int, ...)" },
		{ "_ZN3Foo3barEv", "Foo::bar()" },
		{ "_ZNK3Foo3barEPKc", "Foo::bar(char const*) const" },
		{ "_ZNKR3Foo3barEv", "Foo::bar() const &" },
		{ "_ZN3FooC1ERKS_", "Foo::Foo(Foo const&)" },
		{ "_ZN3FooD0Ev", "Foo::~Foo()" },
		{ "_ZN3FooIiEC2Ev", "Foo<int>::Foo()" },
		{ "_ZN12_GLOBAL__N_13fooEv", "(anonymous namespace)::foo()" },
		{ "_ZNSt6vectorIiSaIiEE9push_backERKi",
		  "std::vector<int, std::allocator<int>>::push_back(int const&)" },
		{ "_ZNSsC1EPKc",
		  "std::basic_string<char, std::char_traits<char>, std::allocator<char>>::basic_string(char const*)" },
		{ "_ZNSo5writeEPKcl", "std::ostream::write(char const*, long)" },
		{ "_ZlsRSoRK3Foo", "operator<<(std::ostream&, Foo const&)" },
		{ "_ZStlsIcESt13basic_ostreamIT_St11char_traitsIS1_EES1_",
		  "std::basic_ostream<char, std::char_traits<char>> std::operator<< <char>(char)" },
		{ "_ZN3FoocvbEv", "Foo::operator bool()" },
		{ "_ZN3FoocvT_IiEEv", "Foo::operator int<int>()" },
		{ "_Z1fIiEvT_", "void f<int>(int)" },
		{ "_Z1fIJidEEvDpT_", "void f<int, double>(int, double)" },
		{ "_Z1fIJEEvDpT_", "void f<>()" },
		{ "_Z1fPFivE", "f(int (*)())" },
		{ "_Z1fPA3_i", "f(int (*) [3])" },
		{ "_Z1fRA3_KPFvvE", "f(void (* const (&) [3])())" },
		{ "_Z1fM1AFivE", "f(int (A::*)())" },
		{ "_Z1fM1Ai", "f(int A::*)" },
		{ "_Z3getPFPFivEvE", "get(int (* (*)())())" },
		{ "_ZZ4mainE1x", "main::x" },
		{ "_ZZ4mainENKUlvE_clEv", "main::'lambda'()::operator()() const" },
		{ "_ZZ4mainENKUlT_E0_clIiEEDaS_", "auto main::'lambda0'(auto)::operator()<int>(auto) const" },
		{ "_ZTV3Foo", "vtable for Foo" },
		{ "_ZThn16_N3Foo3barEv", "non-virtual thunk to Foo::bar()" },
		{ "_ZTv0_n24_N3Foo3barEv", "virtual thunk to Foo::bar()" },
		{ "_ZTW1x", "thread-local wrapper routine for x" },
		{ "_Z1fv.isra.0", "f() (.isra.0)" },
		{ "_Z1fv.cold", "f() (.cold)" },
		{ "_Z1fv.llvm.1234567890123", "f()" },
		{ "_Z1fILi5EEvv", "void f<5>()" },
		{ "_Z1fILin5EEvv", "void f<-5>()" },
		{ "_Z1fILb1EEvv", "void f<true>()" },
		{ "_Z1fIL1E3EEvv", "void f<(E)3>()" },
		{ "_Z1fIXadL_Z1gvEEEvv", "void f<&g()>()" },
		{ "_ZN1AB5cxx111fEv", "A[abi:cxx11]::f()" },
		{ "_Zli3_kmy", "operator\"\" _km(unsigned long long)" },
		{ "_ZN1A1fEDTplfp_fp0_E", "A::f(decltype(fp + fp0))" },
		{ "_Z1fu6__bf16", "f(__bf16)" },
		{ "_Z1fDv4_f", "f(float vector[4])" },
		{ NULL, NULL },
	};

	check_all(pairs);
}

/* An argument that says what its parameter is, whose type has the argument before it. */
TEST(demangle_cxx_declared_arguments)
{
	static const char *const pairs[][2] = {
		{ "_Z1fI1ATnN1BIT_E1tELb1EEvv", "void f<A, true>()" },
		{ "_Z1fITyiEvv", "void f<int>()" },
		{ "_Z1fITtTyE1AEvv", "void f<A>()" },
		{ "_Z1fITpTyJicEEvv", "void f<int, char>()" },
		{ "_Z1fITn", NULL },
		{ "_Z1fITtTyTyTy", NULL },
		{ NULL, NULL },
	};

	check_all(pairs);
}

TEST(demangle_cxx_the_short_way)
{
	static const char *const pairs[][2] = {
		{ "_ZNSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEC1EPKc",
		  "std::string::basic_string(char const*)" },
		{ "_ZNSsC1EPKc", "std::string::basic_string(char const*)" },
		{ "_Z1fSt17basic_string_viewIwSt11char_traitsIwEE", "f(std::wstring_view)" },
		{ "_Z1fNSt7__cxx1112basic_stringIDuSt11char_traitsIDuESaIDuEEE", "f(std::u8string)" },
		{ "_ZNSt6vectorISsSaISsEE9push_backERKSs", "std::vector<std::string>::push_back(std::string const&)" },
		{ "_ZNSt3__16vectorIiNS_9allocatorIiEEE5clearEv", "std::vector<int>::clear()" },
		{ "_ZN1fB5cxx11Ev", "f()" },
		{ "_Z1fSt3mapIiSt6vectorIcSaIcEESt4lessIiESaISt4pairIKiS2_EEE", "f(std::map<int, std::vector<char>>)" },
		{ "_Z1fSt13unordered_mapISsiSt4hashISsESt8equal_toISsESaISt4pairIKSsiEEE",
		  "f(std::unordered_map<std::string, int>)" },
		{ "_Z1fSt10unique_ptrI1ASt14default_deleteIS0_EE", "f(std::unique_ptr<A>)" },
		{ "_Z1fSt14priority_queueIiSt6vectorIiSaIiEESt4lessIiEE", "f(std::priority_queue<int>)" },
		/* What is not the default stays, and so does what is no template of the library. */
		{ "_Z1fSt6vectorIiSaIfEE", "f(std::vector<int, std::allocator<float>>)" },
		{ "_Z1fSt3setIiSt7greaterIiESaIiEE", "f(std::set<int, std::greater<int>>)" },
		{ "_Z1fSt4pairIiSaIiEE", "f(std::pair<int, std::allocator<int>>)" },
		{ "_Z1fN1A6vectorIiSaIiEEE", "f(A::vector<int, std::allocator<int>>)" },
		{ "_Z1fSt6vectorIiE", "f(std::vector<int>)" },
		{ "_Z1fSt6vectorIJEE", "f(std::vector<>)" },
		{ "_Z1fSt6vectorIJiiiiiiiiEE", "f(std::vector<int, int, int, int, int, int, int, int>)" },
		{ "_ZStlsISt11char_traitsIcEERSt13basic_ostreamIcT_ES5_PKc",
		  "std::ostream& std::operator<< <std::char_traits<char>>(std::ostream&, char const*)" },
		{ "$s4main3fooyyF", "foo()" },
		{ NULL, NULL },
	};
	static char out[BCCX_DEMANGLED_MAX];

	for (size_t i = 0; pairs[i][0]; i++) {
		int len = bccx_demangle_short(pairs[i][0], (uint32_t)strlen(pairs[i][0]), out, sizeof(out));

		CHECK_STRING(len > 0 ? out : NULL, pairs[i][1]);
	}
}

TEST(demangle_rust)
{
	static const char *const pairs[][2] = {
		{ "_ZN4core3ptr13drop_in_place17h0123456789abcdefE", "core::ptr::drop_in_place" },
		{ "_ZN66_$LT$alloc..vec..Vec$LT$T$GT$$u20$as$u20$core..ops..drop..Drop$GT$4drop17h0123456789abcdefE",
		  "<alloc::vec::Vec<T> as core::ops::drop::Drop>::drop" },
		{ "_ZN3std2io5Write9write_all17h0123456789abcdefE.llvm.42", "std::io::Write::write_all" },
		{ "_RNvNtCs1234_7mycrate3foo3bar", "mycrate::foo::bar" },
		{ "_RINvNtC3std3mem8align_ofNtNtC3foo3bar3BazEB2_", "std::mem::align_of::<foo::bar::Baz>" },
		{ "_RNCNvC1a4main0", "a::main::{closure#0}" },
		{ "_RNvXC1aNtB2_1SNtB2_1T1f", "<a::S as a::T>::f" },
		{ "_RNvC6_123foo3bar", "123foo::bar" },
		{ "_RNqCs4fqI2P2rA04_11utf8_identsu30____7hkackfecea1cbdathfdh9hlq6y",
		  "utf8_idents::\341\203\241\341\203\220\341\203\255\341\203\233\341\203\224\341\203\232\341\203\220\341\203\223"
		  "_\341\203\222\341\203\224\341\203\233\341\203\240\341\203\230\341\203\224\341\203\232\341\203\230_"
		  "\341\203\241\341\203\220\341\203\223\341\203\230\341\203\232\341\203\230" },
		{ "_RINvC1a1fKj10_KbKc41_E", NULL }, /* a boolean constant without its value */
		{ "_RINvC1a1fKj10_Kb1_Kc41_E", "a::f::<16, true, 'A'>" },
		{ "_RINvC1a1fDNvC1b1TEL_E", "a::f::<dyn b::T>" },
		{ "_RINvC1a1fFG_RL0_hEuE", "a::f::<for<'a> fn(&'a u8)>" },
		{ NULL, NULL },
	};

	check_all(pairs);
}

TEST(demangle_leaves_other_names_alone)
{
	static const char *const names[] = { "",           "_",          "_Z",           "main",
					     "_ZN",        "_Z1",        "_Z999999999f", "_ZN3FooE1",
					     "_Z1fT_",     "_ZN3Foo",    "_R",           "_RNv",
					     "_R0NvC1a1b", "_ZNS0_1fEv", "__ZN3FooEv" };

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		CHECK_STRING(readable(names[i]), NULL);
}

/* Names that describe more than there is room for: refused in bounded time and stack, whatever they are. */
TEST(demangle_is_bounded)
{
	static char name[200000];
	static const char *const heads[] = { "_Z1f", "_ZN1f", "_Z1fI", "_RNvC1a", "_RINvC1a1f", "_Z1fX" };
	static const char *const bodies[] = { "P",   "PK",   "N1a", "I",    "1aI", "XadL_Z", "X",  "pl",  "DT", "F",
					      "M1a", "Z1f",  "A_",  "Ul",   "J",   "R",      "S",  "T",   "D",  "FE",
					      "NvC", "IC1a", "Y",   "clcl", "Dp",  "U1a",    "Tp", "TtTy" };

	for (size_t h = 0; h < sizeof(heads) / sizeof(*heads); h++)
		for (size_t b = 0; b < sizeof(bodies) / sizeof(*bodies); b++) {
			size_t len = strlen(heads[h]);

			strcpy(name, heads[h]);
			while (len + 8 < sizeof(name)) {
				memcpy(name + len, bodies[b], strlen(bodies[b]));
				len += strlen(bodies[b]);
			}
			name[len] = 0;
			CHECK_STRING(readable(name), NULL);
		}
}

/* Each substitution doubles the text: forty of them would fill any memory. */
TEST(demangle_output_is_bounded)
{
	char name[1024] = "_Z1f1SI1A1AE", out[64];

	/* S_ is S, S0_ A, S1_ S<A, A>, S2_ S<S1_, S1_> and so on. */
	for (int i = 1; i < 34; i++)
		sprintf(name + strlen(name), "S_IS%c_S%c_E", i < 10 ? '0' + i : 'A' + i - 10,
			i < 10 ? '0' + i : 'A' + i - 10);
	CHECK_STRING(readable(name), NULL);
	CHECK_EQUAL(bccx_demangle("_Z1fv", 5, out, 3), 0);
	CHECK_EQUAL(bccx_demangle("_Z1fv", 5, out, 4), 3);
}

TEST(demangle_dlang)
{
	static const char *const pairs[][2] = {
		{ "_Dmain", "D main" },
		{ "_D7fixture5names4Base4sameMNgFZNgi", "fixture.names.Base.same() inout" },
		{ "_D7fixture5names6nestedFZ5innerMFiZ5Local6methodMFZv",
		  "fixture.names.nested().inner(int).Local.method()" },
		{ "_D1a1fFAyaHiQfZv", "a.f(immutable(char)[], immutable(char)[][int])" },
		{ "_D1a1fFDFNaNbiZvPFNfZiZv", "a.f(void(int) pure nothrow delegate, int() @safe function)" },
		{ "_D1a__T1fVai10Vui955Z1fFZv", "a.f!('\\x0a', '\\u03bb').f()" },
		{ "_D1a1fFKiJiLiMiIiXv", "a.f(ref int, out int, lazy int, scope int, in int...)" },
		{ "_D1a6__ctorMFZv", "a.this()" },
		{ "_D1a1fFiZv.isra.0", "a.f(int) (.isra.0)" },
		{ "_DTi16_D1a1C1fMFiZv", "thunk to a.C.f(int)" },
		{ "_DTi16_D1a1C1fMFQcZv", NULL },
		{ "_DTi_D1a1fFZv", NULL },
		{ "_DTi16", NULL },
		/* Not complete, or no such name. */
		{ "_D", NULL },
		{ "_D1", NULL },
		{ "_D1a1fFZ", NULL },
		{ "_D1a1fFQaZv", NULL },
		{ "_D1a1fFQzZv", NULL },
		{ "_D1a99999999999999999999999fFZv", NULL },
		{ "_D1a__T1fTQaZ1fFZv", NULL },
		{ "_Data", NULL },
		{ "_D4lTlVREQ", NULL },
		{ NULL, NULL },
	};

	check_all(pairs);
}

/* Against binutils' own reading of the names that a D compiler makes of fixtures/names.d. */
TEST(demangle_dlang_as_binutils_does)
{
	FILE *names = fopen("test/fixtures/names-d.txt", "r");
	FILE *theirs = popen("c++filt -s dlang < test/fixtures/names-d.txt", "r");
	static char name[4096], wanted[4096];
	int count = 0;

	while (CHECK(names && theirs) && fgets(name, sizeof(name), names) && fgets(wanted, sizeof(wanted), theirs)) {
		name[strcspn(name, "\n")] = wanted[strcspn(wanted, "\n")] = 0;
		CHECK_STRING(readable(name), wanted);
		count++;
	}
	CHECK(count > 20);
	if (names)
		fclose(names);
	if (theirs)
		CHECK_EQUAL(pclose(theirs), 0);
}

TEST(demangle_swift)
{
	static const char *const pairs[][2] = {
		{ "$s4main3foo3bar_S2i_SStF", "foo(bar:_:)" },
		{ "$S4main3fooyyF", "foo()" },
		{ "_$s4main3fooyyF", "foo()" },
		{ "$s4main3fooyyF.llvm.123", "foo()" },
		{ "$s4main3fooyyF.cold.1", "foo() (.cold.1)" },
		{ "$s4main3FooV3bar10vergenza_JFaSivg", NULL }, /* a name that is no identifier */
		{ "$s4main3FooV0012vergenza_JFaSivg", "Foo.verg\303\274enza.getter" },
		{ "$s4main3fooyyFyyXEfU0_TA", "partial apply for closure #2 in foo()" },
		{ "$s4main3FooVAAE02doB0yyF", "Foo.doFoo()" },
		{ "$s4main3FooV2eeoiySbAC_ACtFZ", "static Foo.== infix(_:_:)" },
		{ "$s4main3addyS2i_SitFTf4nd_n", "specialized add(_:_:)" },
		{ "$s4main3getyxqd__lF", "get<A>(_:)" },
		{ "$s4main3runyyYaFTQ1_", "run()" },
		{ "$sxIegr_xIegd_lTR", "thunk for @escaping @callee_guaranteed () -> (@out A)" },
		/* Not complete, too much, or no such name. */
		{ "$s", NULL },
		{ "$s4main", NULL },
		{ "$s4main3foo", NULL },
		{ "$s4main3fooyyFyyF", NULL },
		{ "$s4main3fooyyF4main3fooyyF", NULL },
		{ "$s9main3fooyyF", NULL },
		{ "$s0main3fooyyF", NULL },
		{ "$s4main3fooA9_", NULL },
		{ "$s4main3fooAZyyF", NULL },
		{ "$s4main02AAV", NULL },
		{ "$s4main3FooV99999999999xyyF", NULL },
		{ "$sA", NULL },
		{ "$sSg", NULL },
		{ "$sG", NULL },
		{ "$special", NULL },
		{ NULL, NULL },
	};

	check_all(pairs);
}

/* Lines of a name, what it reads as, and what another reader makes of it where that is something else. How many, of those. */
static int check_table(const char *path, int *differ)
{
	FILE *pairs = fopen(path, "r");
	static char line[8192];
	int count = 0;

	*differ = 0;
	while (CHECK(pairs) && fgets(line, sizeof(line), pairs)) {
		char *wanted = strchr(line, '\t'), *theirs;

		line[strcspn(line, "\n")] = 0;
		if (!CHECK(wanted))
			break;
		*wanted++ = 0;
		theirs = strchr(wanted, '\t');
		if (theirs)
			*theirs = 0;
		*differ += theirs != NULL;
		CHECK_STRING(readable(line), wanted);
		count++;
	}
	if (pairs)
		fclose(pairs);
	return count;
}

/* Against `swift-demangle -simplified` of Swift 6.2, for names that its compiler makes of fixtures/names.swift and names of its
 * libraries. A third column is its answer where ours is another: the conformance's or key path's parts run together there, a
 * module is shown, or the result of a function's type is not. */
TEST(demangle_swift_as_its_compiler_does)
{
	int differ;

	CHECK(check_table("test/fixtures/names-swift.txt", &differ) > 300);
	CHECK(differ < 10);
}

/* A name that is cut anywhere, or has another character, is refused or read, in bounded time. */
TEST(demangle_swift_is_bounded)
{
	static char name[60000];
	static const char *const heads[] = { "$s", "$s1a1b", "$s1a1bV", "$s1a1byyF", "$sx", "$s1aSg" };
	static const char *const bodies[] = { "x_",  "Sg",  "y",    "A9999999A", "AA",   "1aV", "Aa",  "yXE",  "tt",
					      "xxG", "yyc", "yyF",  "xSgm",      "fU_",  "Tg5", "TA",  "1a_t", "Qz",
					      "Ilz", "Rz",  "x_x_", "Xp",        "aaaA", "0aA", "01a", "yx_G" };

	for (size_t h = 0; h < sizeof(heads) / sizeof(*heads); h++)
		for (size_t b = 0; b < sizeof(bodies) / sizeof(*bodies); b++) {
			size_t len = strlen(heads[h]);

			strcpy(name, heads[h]);
			while (len + 16 < sizeof(name)) {
				memcpy(name + len, bodies[b], strlen(bodies[b]));
				len += strlen(bodies[b]);
			}
			name[len] = 0;
			CHECK_STRING(readable(name), NULL);
		}
}

/* Functions of programs by OCaml 4.13 and 5.4, and what their sources call them. */
TEST(demangle_ocaml_of_programs)
{
	int differ;

	CHECK(check_table("test/fixtures/names-ocaml.txt", &differ) > 100);
	CHECK_EQUAL(differ, 0);
}

TEST(demangle_ocaml_and_go)
{
	static const char *const pairs[][2] = {
		{ "camlStdlib__List__map_123", "Stdlib.List.map" },
		{ "camlStdlib__List.map_123", "Stdlib.List.map" },
		{ "camlStdlib__$5e_12", "Stdlib.^" },
		{ "camlMain__entry", "Main.entry" },
		{ "camlMain__fun_1204", "Main.fun_1204" }, /* its number is all the name it has */
		{ "camlMain.fun_1204", "Main.fun_1204" },
		{ "camlMain__prefun_12", "Main.prefun" },
		{ "camlMain__$2b$21_375", "Main.+!" },
		{ "camlMain__a_b_1_22", "Main.a_b_1" },
		{ "gopkg.in/yaml%2ev3.(*Decoder).Decode", "gopkg.in/yaml.v3.(*Decoder).Decode" },
		{ "a/b%22c.f", "a/b\"c.f" },
		{ "example.org/a.b/v1.2/in%2epkg.(*Tree[go.shape.int_0,go.shape.string_1]).Each",
		  "example.org/a.b/v1.2/in.pkg.(*Tree[go.shape.int_0,go.shape.string_1]).Each" },
		/* As they are. */
		{ "caml_alloc", NULL },
		{ "camlFoo", NULL },
		{ "caml", NULL },
		{ "main.Map[go.shape.int]", NULL },
		{ "main.(*T).method", NULL },
		{ "a%", NULL },
		{ "a%0ab", NULL },
		{ NULL, NULL },
	};

	check_all(pairs);
}
