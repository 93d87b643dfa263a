/* Sleeps ten milliseconds, as often as it is told to. */
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv)
{
	struct timespec nap = { .tv_nsec = 10000000 };

	for (int left = argc > 1 ? atoi(argv[1]) : 1; left; left--)
		syscall(SYS_nanosleep, &nap, 0);
}
