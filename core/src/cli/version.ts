/** Set by the build to the package's version. */
declare const BCCX_VERSION: string | undefined;

/** bccx's own version. */
export const version: string = typeof BCCX_VERSION === 'string' ? BCCX_VERSION : '0.0.0-source';
