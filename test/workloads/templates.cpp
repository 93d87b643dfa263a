// C++ names: a member of a class template (60 %), a function template over a functor (30 %), a function in an
// anonymous namespace (10 %).
#include "workload.h"

#include <cstdio>
#include <string>
#include <vector>

namespace shapes
{

template <typename Value, int Width> class Grid
{
      public:
	FRAME uint64_t smooth(uint64_t ns)
	{
		used += workload_burn(ns);
		return used;
	}
	uint64_t used = 0;
};

struct Twice {
	uint64_t operator()(uint64_t ns) const
	{
		return 2 * ns;
	}
};

template <typename Function> FRAME uint64_t apply(const Function &function, uint64_t ns)
{
	return workload_burn(function(ns));
}

} // namespace shapes

namespace
{

FRAME uint64_t hidden(const std::vector<std::string> &, uint64_t ns)
{
	return workload_burn(ns);
}

} // namespace

int main(int argc, char **argv)
{
	shapes::Grid<double, 8> grid;
	uint64_t applied = 0, inner = 0;
	struct workload w;
	char details[240];

	workload_begin(&w, argc, argv, "");
	while (double(grid.used + applied + inner) < w.seconds * 1e9) {
		grid.smooth(6000000);
		applied += shapes::apply(shapes::Twice(), 1500000);
		inner += hidden({}, 1000000);
	}
	double all = double(grid.used + applied + inner);
	snprintf(details, sizeof(details),
		 "\"shares\":{\"shapes::Grid<double, 8>::smooth\":%.4f,\"shapes::apply<shapes::Twice>\":%.4f,"
		 "\"(anonymous namespace)::hidden\":%.4f}",
		 double(grid.used) / all, double(applied) / all, double(inner) / all);
	workload_end(&w, "templates", details);
	return 0;
}
