/* SPDX-License-Identifier: Apache-2.0 */
#include "../../confine/test/check.h"
#include "../options.h"

static struct jail_options o;
static const char *wrong;

#define PARSE(...) jail_options__parse(&o, (char *[]){ "bccx-jail", __VA_ARGS__, NULL }, &wrong)

TEST(jail_options)
{
	CHECK_EQ(PARSE("--node", "/n", "--script", "/s", "--reader", "--memory", "123", "--", "-e", "1"), 0);
	CHECK_STR(o.node, "/n");
	CHECK_STR(o.script, "/s");
	CHECK(o.reader);
	CHECK_EQ(o.memory, 123);
	CHECK_STR(o.arguments[0], "-e");
	CHECK_STR(o.arguments[1], "1");
	CHECK(!o.arguments[2]);
	CHECK_EQ(PARSE("--node", "/n", "--script", "/s", "--"), 0);
	CHECK(!o.reader && !o.memory && !o.arguments[0]);
}

TEST(jail_options_that_are_wrong)
{
	CHECK_EQ(PARSE("--script", "/s", "--"), -EINVAL);
	CHECK_STR(wrong, "--node");
	CHECK_EQ(PARSE("--node", "/n", "--"), -EINVAL);
	CHECK_STR(wrong, "--script");
	CHECK_EQ(PARSE("--node", "/n", "--script", "/s"), -EINVAL);
	CHECK_STR(wrong, "--");
	CHECK_EQ(PARSE("--node"), -EINVAL);
	CHECK_EQ(PARSE("--memory", "12x", "--"), -EINVAL);
	CHECK_EQ(PARSE("--memory", "-1", "--"), -EINVAL);
	CHECK_EQ(PARSE("--memory", "", "--"), -EINVAL);
	CHECK_EQ(PARSE("--uid", "0", "--"), -EINVAL);
	CHECK_STR(wrong, "--uid");
}
