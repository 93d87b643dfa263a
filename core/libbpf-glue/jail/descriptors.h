/* SPDX-License-Identifier: Apache-2.0 */
/* Descriptor numbers inside bccx-jail and its child. */
#ifndef BCCX_JAIL_DESCRIPTORS_H
#define BCCX_JAIL_DESCRIPTORS_H

/* As the child sees them. */
enum {
	FD_COMMANDS = 0,
	FD_RESULTS = 1,
	FD_LOG = 2,
	FD_REQUESTS = 3,
	FD_REPLIES = 4,
	FD_SCRIPT = 5,
};

/* As the jail is started. */
enum {
	FD_HANDOUT = 3,
	FD_STATUS = 4,
};

/* The jail keeps its own above what the child may ever have, so that no descriptor of the child can take their place. */
#define CHILD_DESCRIPTORS 64

/* Closes everything above the five that the jail is started with. 0 or -errno. */
int descriptors__close_inherited(void);

/* Moves fd above CHILD_DESCRIPTORS, close-on-exec: the new number or -errno. */
int descriptors__move_up(int fd);

/* Makes fd the child's descriptor number: blocking, not close-on-exec. 0 or -errno. */
int descriptors__place(int fd, int number);

#endif
