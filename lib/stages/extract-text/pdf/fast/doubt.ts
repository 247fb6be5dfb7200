import { AppError } from '../../../../errors.ts';

/** Thrown by the fast reader at whatever it is not sure of; the PDF library then reads the page, or the document, instead. */
export class Doubt extends Error {}

/** Gives up the fast way, for a reason in a few words. */
export function doubt(reason: string): never {
  throw new Doubt(reason);
}

/** Gives up the document: what is too much for the fast way would keep the PDF library busy for minutes. */
export function refuse(what: string): never {
  throw new AppError('document_too_complex', `${what} Print it to a new PDF and upload that.`);
}
