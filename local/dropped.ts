/** Thrown by a handler whose caller gets no answer at all: the connection is cut. */
export class Dropped extends Error {
  constructor() {
    super('the connection was cut');
    this.name = 'Dropped';
  }
}
