import { AppError } from '../../errors.ts';

/** Runs a parser over untrusted bytes: what it throws, unless it is an AppError, means that the document is damaged. */
export async function parsing<T>(name: string, parse: () => T | Promise<T>): Promise<T> {
  try {
    return await parse();
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError('document_corrupt', `This is not ${name} that can be read: it is damaged or cut off.`, {
      cause: error,
    });
  }
}
