import { AppError } from '../../../errors.ts';

/** Waits so many milliseconds for work that may never end; then throws `document_too_complex`. */
export async function withDeadline<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(tooSlow(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

const tooSlow = (milliseconds: number) =>
  new AppError('document_too_complex', `Reading one page of this document took longer than ${milliseconds / 1000} s.`);
