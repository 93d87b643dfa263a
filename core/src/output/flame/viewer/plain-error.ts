/** Stands in for bccx's errors in pages, which have no use for the catalogue of the command line. */
export class BccxError extends Error {
  constructor(code: string) {
    super(code);
    this.name = 'BccxError';
  }
}
