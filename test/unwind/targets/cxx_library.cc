// SPDX-License-Identifier: Apache-2.0
// Shapes of frames that C++ programs have: streams, containers, sort, virtual calls, exceptions.
#include <algorithm>
#include <functional>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

static volatile long sink;

struct Shape {
	virtual ~Shape() = default;
	virtual long area() const = 0;
};
struct Square : Shape {
	long side;
	explicit Square(long s) : side(s)
	{
	}
	__attribute__((noinline)) long area() const override
	{
		return side * side;
	}
};

static __attribute__((noinline)) void streams()
{
	std::ostringstream out;
	out << 42 << ' ' << 4.5 << ' ' << std::string("text");
	sink = sink + static_cast<long>(out.str().size());
}

static __attribute__((noinline)) void containers()
{
	std::map<std::string, int> counts;
	for (int i = 0; i < 20; i++)
		counts["key" + std::to_string(i % 7)]++;
	std::vector<int> values;
	for (const auto &entry : counts)
		values.push_back(entry.second * 31 % 17);
	std::sort(values.begin(), values.end(), [](int a, int b) { return a > b; });
	std::function<long(int)> f = [&](int n) { return n + static_cast<long>(values.size()); };
	sink = sink + f(3);
}

static __attribute__((noinline)) int throws(int n)
{
	if (n % 2)
		throw std::runtime_error("odd");
	return n;
}

static __attribute__((noinline)) void exceptions()
{
	try {
		sink = sink + throws(1);
	} catch (const std::exception &e) {
		sink = sink + e.what()[0];
	}
}

int main()
{
	Square square(3);
	const Shape *shape = &square;
	__asm__ volatile("int3");
	for (;;) {
		streams();
		containers();
		exceptions();
		sink = sink + shape->area();
	}
}
