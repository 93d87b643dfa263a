/* crowd PROCESSES FILES_EACH FILE…: as many processes, each of which maps as many of the files executable, one after the
 * other round the list. Prints their numbers once all have mapped, and ends them when its input ends. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

static void map(const char *path)
{
	int fd = open(path, O_RDONLY);
	struct stat st;

	if (fd < 0 || fstat(fd, &st) ||
	    mmap(NULL, (size_t)st.st_size, PROT_READ | PROT_EXEC, MAP_PRIVATE, fd, 0) == MAP_FAILED) {
		perror(path);
		_exit(1);
	}
	close(fd);
}

int main(int argc, char **argv)
{
	int count = argc > 3 ? atoi(argv[1]) : 0, each = argc > 3 ? atoi(argv[2]) : 0, files = argc - 3, ready[2];
	char byte;

	if (count <= 0 || each <= 0 || pipe(ready))
		return 2;
	for (int i = 0; i < count; i++) {
		pid_t pid = fork();

		if (pid < 0)
			return 1;
		if (!pid) {
			prctl(PR_SET_PDEATHSIG, SIGKILL);
			for (int k = 0; k < each; k++)
				map(argv[3 + (i * each + k) % files]);
			if (write(ready[1], "r", 1) != 1)
				_exit(1);
			pause();
		}
		if (read(ready[0], &byte, 1) != 1)
			return 1;
		printf("%d\n", pid);
	}
	printf("\n");
	fflush(stdout);
	while (read(STDIN_FILENO, &byte, 1) == 1)
		continue;
	return 0;
}
