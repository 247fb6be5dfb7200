import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startMailing } from '../local/supabase/mailing.ts';
import { keys, url } from '../local/supabase/project.ts';

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

test('check 18: who has an account is told neither by signing up, nor by a forgotten password, nor by a wrong one', async () => {
  const { project, mails } = await startMailing(true);
  const post = async (path: string, body: object) => {
    const headers = { apikey: keys.publishableKey, 'content-type': 'application/json' };
    const request = new Request(`${url}/auth/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const response = await project.supabase.fetch(request);
    return [response.status, await response.json()] as const;
  };
  const password = 'correct horse';
  await post('/signup', { email: 'known@example.com', password });
  const link = /https?:\S+/.exec(mails[0]?.text ?? '')?.[0] ?? '';
  await project.supabase.fetch(new Request(link));

  const [known, stranger] = [
    await post('/signup', { email: 'known@example.com', password: 'another one' }),
    await post('/signup', { email: 'stranger@example.com', password }),
  ];
  expect([known[0], stranger[0]]).toEqual([200, 200]);
  expect(Object.keys(known[1]).sort()).toEqual(Object.keys(stranger[1]).sort());
  expect(known[1]).toMatchObject({ email: 'known@example.com', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(mails.filter(({ to }) => to === 'known@example.com')).toHaveLength(1);
  expect(await post('/token?grant_type=password', { email: 'known@example.com', password: 'another one' })).toEqual(
    await post('/token?grant_type=password', { email: 'nobody@example.com', password: 'another one' }),
  );
  expect(await post('/recover', { email: 'known@example.com' })).toEqual(
    await post('/recover', { email: 'nobody@example.com' }),
  );
  await project.supabase.close();
});
