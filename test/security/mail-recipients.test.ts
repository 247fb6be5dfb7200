import { expect, test } from 'vitest';
import { openapiDocument } from '../../functions/openapi/openapi.ts';

interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}
interface Operation {
  parameters?: { name: string }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Described {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const { paths, components } = openapiDocument('https://docket.example.com') as unknown as Described;

/** What a mail consists of: whom it goes to, and words of somebody's own. */
const ofMails = /^(to|cc|bcc|reply_?to|recipients?|e?mails?|e?mail_?address(es)?|subject|html|body|message|template)$/i;

function namesIn(schema: Schema, depth = 0): string[] {
  if (depth > 10) return [];
  const { $ref, properties = {}, items, anyOf = [], oneOf = [], allOf = [] } = schema;
  const referred = $ref ? [components.schemas[$ref.slice($ref.lastIndexOf('/') + 1)] ?? {}] : [];
  const parts = [...Object.values(properties), ...(items ? [items] : []), ...anyOf, ...oneOf, ...allOf, ...referred];
  return [...Object.keys(properties), ...parts.flatMap((part) => namesIn(part, depth + 1))];
}

/** The ends of hours and days, and what operators keep mails from. */
const harmless = [
  'DELETE /v1/operations/suppressions/{email}: email',
  'GET /v1/operations/usage: to',
  'POST /v1/operations/suppressions: email',
  'PUT /v1/notifications/settings: to',
];

test('check 50: nobody can say whom a mail goes to or what it says, in any request there is', () => {
  const said = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [], requestBody }]) => {
      const bodies = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => namesIn(schema));
      const names = [...parameters.map(({ name }) => name), ...bodies].filter((name) => ofMails.test(name));
      return [...new Set(names)].map((name) => `${method.toUpperCase()} ${path}: ${name}`);
    }),
  );
  expect(said.sort()).toEqual(harmless);
});
