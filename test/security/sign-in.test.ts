import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What the project's configuration says in one of its sections. */
function section(name: string): Record<string, string> {
  const text = readFileSync('supabase/config.toml', 'utf8');
  const [, lines = ''] = new RegExp(`^\\[${name.replace('.', '\\.')}\\]\\n((?:(?!\\[).*\\n?)*)`, 'm').exec(text) ?? [];
  return Object.fromEntries([...lines.matchAll(/^(\w+) = (.+)$/gm)].map(([, key = '', value = '']) => [key, value]));
}

test('check 18: signing in tells nobody who has an account, and can be tried so often', () => {
  expect(section('auth')).toMatchObject({
    enable_anonymous_sign_ins: 'false',
    enable_refresh_token_rotation: 'true',
    jwt_expiry: '3600',
  });
  expect(section('auth.email')).toMatchObject({
    enable_confirmations: 'true',
    double_confirm_changes: 'true',
    secure_password_change: 'true',
    max_frequency: '"1m"',
  });
  const most = { email_sent: 30, sign_in_sign_ups: 30, token_verifications: 30, token_refresh: 150 };
  const limits = section('auth.rate_limit');
  for (const [name, limit] of Object.entries(most)) {
    expect([name, Number(limits[name])]).toEqual([name, expect.any(Number)]);
    expect(Number(limits[name])).toBeLessThanOrEqual(limit);
  }
});
