// SPDX-License-Identifier: Apache-2.0
/* Runs until it is killed, without frame pointers of its own or of its libraries: two threads of streams, maps, sorting with
 * a comparator, and exceptions that pass four frames.
 *
 *   no_frames_cpp */
#include <algorithm>
#include <cstdio>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#define APART __attribute__((noinline))

APART static void refuse(int n)
{
	if (n % 3 == 0)
		throw std::runtime_error("refused " + std::to_string(n));
}

APART static int descend(int level, int n)
{
	std::string kept(40, 'x');

	if (level == 0)
		refuse(n);
	else
		n = descend(level - 1, n) + 1;
	return n + static_cast<int>(kept.size());
}

APART static int attempt(int n)
{
	try {
		return descend(3, n);
	} catch (const std::exception &e) {
		return e.what()[0];
	}
}

APART static std::size_t words(int seed)
{
	std::map<std::string, int> counts;
	std::ostringstream text;
	std::vector<std::string> order;

	for (int i = 0; i < 200; i++)
		text << (i * seed) % 97 << ' ' << i * 0.37 << '\n';
	std::istringstream in(text.str());
	for (std::string word; in >> word;)
		counts[word] += attempt(counts[word] + seed);
	for (const auto &each : counts)
		order.push_back(each.first);
	std::sort(order.begin(), order.end(), [&](const std::string &a, const std::string &b) {
		return counts.at(a) != counts.at(b) ? counts.at(a) < counts.at(b) : a > b;
	});
	return order.front().size();
}

static void work(int seed)
{
	static thread_local volatile std::size_t sink;

	for (;;)
		sink += words(seed++ % 89);
}

int main()
{
	std::thread other(work, 41);

	std::puts("ready");
	std::fflush(stdout);
	work(1);
}
