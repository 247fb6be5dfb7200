/** A request that the broker answers with an error; the message becomes the vendor's `{"error": …}`. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** An operation of the hosted service that this broker leaves out. */
export const unsupported = (what: string): Refusal =>
  new Refusal(501, `The local QStash has no ${what}; the hosted service does.`);
