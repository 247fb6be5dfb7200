import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { narrowed } from '../../web/policy.ts';

const page = readFileSync('web/index.html', 'utf8');

/** The directives of the policy that a page of the console brings along. */
function policyOf(html: string): Map<string, string> {
  const [, content = ''] = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  return new Map(
    content.split(/;\s*/).map((directive) => [directive.split(' ')[0] ?? '', directive.replace(/^\S+ ?/, '')]),
  );
}

test('check 37: the console runs its own scripts and no others, and makes none of texts', () => {
  const policy = policyOf(page);
  const strict: Record<string, string> = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'require-trusted-types-for': "'script'",
    'trusted-types': 'default',
  };
  for (const [name, value] of Object.entries(strict)) expect([name, policy.get(name)]).toEqual([name, value]);
  expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|\son\w+=|style=/);
});

test('check 37: built for a deployment, the console talks to it and to where it signs people in', () => {
  const policy = policyOf(narrowed(page, 'https://abc.supabase.co/'));
  expect(policy.get('connect-src')).toBe("'self' https://abc.supabase.co");
  expect(policy.get('img-src')).toBe("'self' data: blob: https://abc.supabase.co");
  expect(() => narrowed(page, 'abc')).toThrow('SUPABASE_URL');
  expect(narrowed(page, undefined)).toBe(page);
});

test('check 48: browsers are told of TLS with every file of the console as well', () => {
  expect(readFileSync('web/public/_headers', 'utf8')).toMatch(
    /^\/\*\n(?: {2}.+\n)* {2}Strict-Transport-Security: max-age=31536000; includeSubDomains$/m,
  );
});
