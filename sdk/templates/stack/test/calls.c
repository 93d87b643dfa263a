/* Makes getppid calls, as many as it is told to, from ask(). */
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

__attribute__((noinline)) static void ask(int times)
{
	while (times--)
		syscall(SYS_getppid);
}

int main(int argc, char **argv)
{
	/* Names need the process's mappings, which are read while it lives. */
	sleep(1);
	ask(argc > 1 ? atoi(argv[1]) : 1);
}
