/** What BCC prints in place of a stack that could not be kept. */
export const MISSED_USER_STACK = '[Missed User Stack]';
export const MISSED_KERNEL_STACK = '[Missed Kernel Stack]';
