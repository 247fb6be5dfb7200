import { describe, expect, test } from 'vitest';
import { linkTrouble, signInTrouble, withoutLink } from '../../web/src/words/sign-in.ts';

describe('what the sign-in service says', () => {
  test('is told in words that help', () => {
    const trouble = (code: string, message = '') => signInTrouble({ code, status: 400, message });
    expect(trouble('invalid_credentials')).toContain('do not go together');
    expect(trouble('over_email_send_rate_limit', 'you can only request this after 42 seconds.')).toContain('in 42 s');
    expect(trouble('over_email_send_rate_limit', 'email rate limit exceeded')).toContain('in a minute');
    expect(trouble('weak_password', 'Password should be at least 10 characters.')).toContain('at least 10 characters');
    expect(trouble('something_new', 'No such flow')).toBe('That did not work: No such flow');
  });

  test('tells trouble on the way from trouble at its end', () => {
    expect(signInTrouble({ status: 0, message: 'fetch failed' })).toContain('are you online');
    expect(signInTrouble({ message: 'Load failed' })).toContain('are you online');
    expect(signInTrouble({ status: 503, message: '' })).toContain('has trouble just now');
    expect(signInTrouble({ status: 429, message: '' })).toContain('Wait a minute');
  });
});

describe('the address where a link out of a mail ends', () => {
  const page = 'https://docket.example/matches?order=newest';

  test('says that the link is of no use any more', () => {
    const said = 'error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid';
    for (const address of [`${page}#${said}`, `${page}&${said}`])
      expect(linkTrouble(new URL(address))).toContain('used already');
    expect(linkTrouble(new URL(`${page}#error=server_error&error_description=Oh+dear`))).toContain('Oh dear');
    expect(linkTrouble(new URL(page))).toBeNull();
  });

  test('is cleaned of what the link has left there', () => {
    expect(withoutLink(new URL(`${page}#access_token=a&refresh_token=b`))).toBe('/matches?order=newest');
    expect(withoutLink(new URL(`${page}&error=access_denied&error_code=otp_expired`))).toBe('/matches?order=newest');
    expect(withoutLink(new URL(`${page}#`))).toBe('/matches?order=newest');
    expect(withoutLink(new URL('https://docket.example/documents/x#page-2'))).toBe('/documents/x#page-2');
  });
});
