/** What the door says: what went wrong, or what is to be done next. */
export interface Said {
  words: string;
  tone: 'good' | 'warn' | 'bad';
}

export const bad = (words: string): Said => ({ words, tone: 'bad' });
export const warn = (words: string): Said => ({ words, tone: 'warn' });
export const good = (words: string): Said => ({ words, tone: 'good' });

/** An error of the sign-in service: its code, the HTTP status (none or 0 when nothing answered), and its own words. */
export interface SignInError {
  code?: string | undefined;
  status?: number | undefined;
  message: string;
}

const sentences: Record<string, string> = {
  invalid_credentials:
    'That address and password do not go together. Look at both again, or have a link sent to you instead.',
  email_exists: 'There is an account with that address already: sign in, or have a link sent to you.',
  user_already_exists: 'There is an account with that address already: sign in, or have a link sent to you.',
  email_not_confirmed: 'First open the link in the mail that we sent you: it shows that the address is yours.',
  email_address_invalid: 'No mail can be sent to that address. Is there a slip in it?',
  email_address_not_authorized: 'No mail can be sent to that address from here.',
  signup_disabled: 'New accounts cannot be made here; ask whoever looks after this service for one.',
  email_provider_disabled: 'New accounts cannot be made here; ask whoever looks after this service for one.',
  otp_disabled: 'Links by mail are turned off here. Sign in with your password.',
  otp_expired: 'That link was used already, or is more than an hour old. Have a new one sent to you.',
  user_banned: 'That account is closed; ask whoever looks after this service.',
  over_request_rate_limit: 'That was tried very often just now. Wait a minute, then try again.',
  same_password: 'That is the password that you have. Think of another one.',
  session_expired: 'Your session has ended. Sign in again.',
  session_not_found: 'Your session has ended. Sign in again.',
};

/** What the sign-in service says, in words that help. */
export function signInTrouble({ code = '', status, message }: SignInError): string {
  if (code === 'over_email_send_rate_limit') return tooSoonText(message);
  if (code === 'weak_password') return weakText(message);
  const sentence = sentences[code];
  if (sentence) return sentence;
  if (!status) return 'The sign-in service could not be reached; are you online?';
  if (status === 429) return 'That was tried very often just now. Wait a minute, then try again.';
  if (status >= 500) return 'The sign-in service has trouble just now. Try again in a moment.';
  return `That did not work: ${message}`;
}

function tooSoonText(message: string): string {
  const [seconds] = /\d+/.exec(message) ?? [];
  return `A mail went to that address a moment ago. The next one can be sent ${seconds ? `in ${seconds} s` : 'in a minute'}.`;
}

function weakText(message: string): string {
  const [length] = /\d+/.exec(message) ?? [];
  return length
    ? `That password is too short: it takes at least ${length} characters.`
    : 'That password is too easy to guess. Take a longer one.';
}

/** What a link out of a mail says about itself in the address where it ends, when it did not work; else null. */
export function linkTrouble(address: URL): string | null {
  const said = [new URLSearchParams(address.hash.slice(1)), address.searchParams];
  const error = said.find((parameters) => parameters.has('error') || parameters.has('error_code'));
  if (!error) return null;
  const message = error.get('error_description') ?? error.get('error') ?? '';
  return signInTrouble({ code: error.get('error_code') ?? '', status: 400, message });
}

const marks = ['error', 'error_code', 'error_description', 'access_token', 'refresh_token', 'sb'];

/** The page of an address without what a link out of a mail has left there, as a path. */
export function withoutLink(address: URL): string {
  const clean = new URL(address);
  for (const mark of marks) clean.searchParams.delete(mark);
  const hash = new URLSearchParams(clean.hash.slice(1));
  if (clean.hash === '' || marks.some((mark) => hash.has(mark))) clean.hash = '';
  return clean.pathname + clean.search + clean.hash;
}
