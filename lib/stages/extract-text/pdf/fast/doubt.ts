/** Thrown by the fast reader at whatever it is not sure of; the PDF library then reads the page, or the document, instead. */
export class Doubt extends Error {}

/** Gives up the fast way, for a reason in a few words. */
export function doubt(reason: string): never {
  throw new Doubt(reason);
}
