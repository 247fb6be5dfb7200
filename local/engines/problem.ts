/** What is wrong with one image or file, by Google's numbers for errors: 3 invalid argument, 4 deadline exceeded, 13 internal. */
export class Problem extends Error {
  readonly code: 3 | 4 | 13;

  constructor(code: 3 | 4 | 13, message: string) {
    super(message);
    this.name = 'Problem';
    this.code = code;
  }
}

/** The engine cannot work now, or not on this machine. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** The engine had all the time that any honest work takes. */
export class TookTooLong extends Error {
  override readonly name = 'TookTooLong';
}
