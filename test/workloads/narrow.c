/* A 32-bit program that works and sleeps by turns for a second. It follows the protocol of workload.h by system calls alone. */

/* Numbers of the 32-bit system interface. */
enum { EXIT = 1, READ = 3, WRITE = 4, NANOSLEEP = 162, CLOCK_GETTIME = 265 };
enum { PROCESS_CPUTIME = 2 };

struct time {
	long s, ns;
};

static int call(int number, int a, int b, int c)
{
	int result;

	__asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(a), "c"(b), "d"(c) : "memory");
	return result;
}

__attribute__((noipa)) void narrow_burn(void)
{
	for (volatile int i = 0; i < 4000000; i++)
		continue;
}

__attribute__((noipa)) void narrow_nap(void)
{
	struct time length = { 0, 4000000 };

	call(NANOSLEEP, (int)&length, 0, 0);
}

__attribute__((noipa)) void narrow_turn(void)
{
	narrow_burn();
	narrow_nap();
}

__attribute__((noipa, used)) int narrow_main(void)
{
	static const char ready[] = "{\"ready\":0}\n", done[] = "{}\n";
	struct time used = { 0, 0 };
	char byte;

	call(WRITE, 1, (int)ready, sizeof(ready) - 1);
	call(READ, 0, (int)&byte, 1);
	while (!used.s) {
		narrow_turn();
		call(CLOCK_GETTIME, PROCESS_CPUTIME, (int)&used, 0);
	}
	call(WRITE, 1, (int)done, sizeof(done) - 1);
	while (call(READ, 0, (int)&byte, 1) > 0)
		continue;
	return 0;
}

__asm__(".globl _start\n"
	".type _start, @function\n"
	"_start: xor %ebp, %ebp\n"
	"call narrow_main\n"
	"mov %eax, %ebx\n"
	"mov $1, %eax\n"
	"int $0x80\n"
	".size _start, . - _start\n");
