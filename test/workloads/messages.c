/* Sends messages to itself, which the kernel keeps in memory of its own until they are received, and receives some. */
#define _GNU_SOURCE
#include "workload.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/msg.h>

#define QUEUES 10
#define EACH 10 /* messages a queue */
#define RECEIVED 4 /* of these */
#define BYTES 1000

int main(int argc, char **argv)
{
	struct {
		long type;
		char text[BYTES];
	} message = { .type = 1 };
	int queues[QUEUES];
	struct workload w;
	char details[100];

	for (int i = 0; i < QUEUES; i++)
		if ((queues[i] = msgget(IPC_PRIVATE, 0600)) < 0)
			abort();
	workload_begin(&w, argc, argv, "");
	for (int i = 0; i < QUEUES * EACH; i++)
		if (msgsnd(queues[i % QUEUES], &message, BYTES, 0))
			abort();
	for (int i = 0; i < QUEUES * RECEIVED; i++)
		if (msgrcv(queues[i % QUEUES], &message, BYTES, 0, 0) != BYTES)
			abort();
	snprintf(details, sizeof(details), "\"messages\":{\"bytes\":%d,\"count\":%d}", BYTES,
		 QUEUES * (EACH - RECEIVED));
	workload_end(&w, "messages", details);
	for (int i = 0; i < QUEUES; i++)
		if (msgctl(queues[i], IPC_RMID, NULL))
			abort();
	puts("{\"removed\":true}");
	return 0;
}
