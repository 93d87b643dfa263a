/** An archive that is made to harm, and the code with which it must be refused. */
export interface Trick {
  readonly code: string;
  readonly archive: () => Buffer;
}
