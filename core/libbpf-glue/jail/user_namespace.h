/* SPDX-License-Identifier: Apache-2.0 */
/* Without CAP_SYS_ADMIN the other namespaces can be made inside an own user namespace, where the system allows it. */
#ifndef BCCX_JAIL_USER_NAMESPACE_H
#define BCCX_JAIL_USER_NAMESPACE_H

/* Enters one in which the caller's ids are the only ones. 0 or -errno. */
int user_namespace__enter(void);

#endif
