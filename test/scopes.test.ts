import { expect, test } from 'vitest';
import { openapiDocument } from '../functions/openapi/openapi.ts';
import { refusalOf, rowFor } from '../functions/scopes.ts';
import { Scope } from '../lib/api-keys/api-key.ts';

const paths = openapiDocument('https://example.com').paths as Record<string, Record<string, { security?: unknown[] }>>;
const routes = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, { security }]) => ({
    method: method.toUpperCase(),
    path: path.replaceAll(/\{\w+\}/g, '7'),
    isOpen: security?.length === 0,
  })),
);

test('every route that is described says which scope a key needs, or that no key may', () => {
  const unsaid = routes.filter(({ method, path, isOpen }) => !isOpen && rowFor(method, path) === null);
  expect(unsaid).toEqual([]);
  expect(routes.length).toBeGreaterThan(50);
});

test('every scope is good for something', () => {
  const good = new Set(routes.flatMap(({ method, path }) => rowFor(method, path) ?? []));
  expect(Scope.options.filter((scope) => !good.has(scope) && scope !== 'webhooks:write')).toEqual([]);
});

test('reading needs no right to write, and writing is never had by reading', () => {
  const reading = Scope.options.filter((scope) => scope.endsWith(':read'));
  const writes = routes.filter(
    ({ method, path, isOpen }) => !isOpen && method !== 'GET' && path !== '/v1/documents/export',
  );
  expect(writes.filter(({ method, path }) => refusalOf(reading, method, path) === null)).toEqual([]);
});

test('a path that begins like another one is not it, and what is not named is for people only', () => {
  expect(refusalOf(Scope.options, 'GET', '/v1/documentsx')).toContain('Only signed-in people');
  expect(refusalOf(Scope.options, 'POST', '/v1/something-new')).toContain('Only signed-in people');
  expect(refusalOf(Scope.options, 'GET', '/v1/api-keys')).toContain('Only signed-in people');
});

test('a refusal names the scope, or those of which one would do', () => {
  expect(refusalOf(['matches:read'], 'GET', '/v1/documents/7')).toBe(
    'This API key lacks the scope documents:read; it has matches:read.',
  );
  expect(refusalOf(['documents:read'], 'GET', '/v1/postings')).toBe(
    'This API key lacks one of the scopes matches:read and postings:write; it has documents:read.',
  );
});
