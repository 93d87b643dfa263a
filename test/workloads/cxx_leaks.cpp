/* What C++ allocates: by operator new, for one object and for many, and by a container. */
#include "workload.h"

#include <new>
#include <string>
#include <vector>

namespace
{

struct Block {
	char bytes[30000];
};

void *volatile kept;

FRAME void leak_new()
{
	kept = new Block;
}

FRAME void leak_new_array()
{
	kept = new char[30000];
}

FRAME void leak_vector()
{
	auto *numbers = new (kept) std::vector<int>;

	numbers->reserve(7500);
}

FRAME void balanced()
{
	for (int i = 0; i < 1000; i++) {
		std::string text(100 + i, 'x');

		kept = text.data();
		delete new int(i);
	}
}

} // namespace

int main(int argc, char **argv)
{
	struct workload w;

	workload_begin(&w, argc, argv, "");
	leak_new();
	leak_new_array();
	leak_vector();
	balanced();
	workload_end(&w, "cxx_leaks",
		     "\"leaks\":{\"leak_new\":{\"bytes\":30000,\"count\":1},"
		     "\"leak_new_array\":{\"bytes\":30000,\"count\":1},"
		     "\"leak_vector\":{\"bytes\":30000,\"count\":1},"
		     "\"balanced\":{\"bytes\":0,\"count\":0}}");
	return 0;
}
