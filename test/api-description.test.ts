import { expect, test } from 'vitest';
import { openapiDocument } from '../functions/openapi/openapi.ts';

interface Described {
  parameters?: { name: string; schema: { format?: string; enum?: string[] } }[];
  requestBody?: { content: Record<string, { schema: { anyOf?: { required: string[] }[] } }> };
  responses: Record<string, { content?: Record<string, object> }>;
}

const at = (path: string, method: string): Described =>
  (openapiDocument('https://example.com').paths as Record<string, Record<string, Described>>)[path]?.[
    method
  ] as Described;

const typesOf = ({ responses }: Described) =>
  Object.fromEntries(Object.entries(responses).map(([status, { content }]) => [status, Object.keys(content ?? {})]));

test('the link in a mail takes each of its forms urlencoded and as multipart, and answers with pages', () => {
  const post = at('/unsubscribe/{token}', 'post');
  const forms = post.requestBody?.content ?? {};
  expect(Object.keys(forms).sort()).toEqual(['application/x-www-form-urlencoded', 'multipart/form-data']);
  for (const { schema } of Object.values(forms))
    expect(schema.anyOf?.map(({ required }) => required)).toEqual([
      ['List-Unsubscribe'],
      ['save', 'digest_frequency'],
      ['email_enabled'],
    ]);
  const problem = { default: ['application/problem+json'] };
  expect(typesOf(post)).toEqual({ 200: ['text/html'], 400: ['text/html'], 404: ['text/html'], ...problem });
  expect(typesOf(at('/unsubscribe/{token}', 'get'))).toEqual({ 200: ['text/html'], 404: ['text/html'], ...problem });
});

test('postings answer 201 when any of them is new, and 200 when none is', () => {
  const { responses } = at('/v1/postings', 'post');
  expect(responses[200]?.content).toEqual(responses[201]?.content);
  expect(JSON.stringify(responses[200]?.content)).toContain('unchanged');
});

test('an address and a run in a path are not described as ids', () => {
  expect(at('/v1/operations/suppressions/{email}', 'delete').parameters?.[0]?.schema.format).toBe('email');
  expect(at('/v1/operations/run/{run}', 'post').parameters?.[0]?.schema.enum).toEqual(['match', 'digest']);
});
