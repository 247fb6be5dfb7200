import { DocketError } from './problem.ts';

/** The error of what was begun in the name of somebody who is not signed in any more. */
export const signedOut = (): DocketError =>
  new DocketError({ status: 401, code: 'signed_out', detail: 'Whoever began this is not signed in any more.' });

/** Whoever something is done for: the one whose token came first. */
export class Person {
  #subject: string | null | undefined;

  /** Takes in the token of the next request; throws DocketError `signed_out` when it is somebody else's. */
  meet(token: string): void {
    const subject = subjectOf(token);
    if (this.#subject === undefined) this.#subject = subject;
    if (this.#subject !== subject) throw signedOut();
  }
}

/** Whom an access token (a JWT) names; null for any other token. */
function subjectOf(token: string): string | null {
  try {
    const [, claims = ''] = token.split('.');
    const { sub } = JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/')));
    return typeof sub === 'string' ? sub : null;
  } catch {
    return null;
  }
}
