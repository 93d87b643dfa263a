/** Largest archive, in bytes: the shipped tools have less than 1 MiB. */
export const maxArchive = 32 << 20;
/** Largest sum of all files, in bytes. */
export const maxUnpacked = 96 << 20;
/** Largest single file, in bytes. */
export const maxFile = 64 << 20;
/** Most files. */
export const maxFiles = 64;
