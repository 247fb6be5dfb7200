const description = `A serverless inbox for documents: upload files, and get their text, category and fields, live progress, search,
matches with vacancies, mails and webhooks.

**Shapes.** JSON in snake_case; times are ISO 8601 in UTC; ids are UUIDs. What is not described is refused rather than ignored.

**Who asks.** \`Authorization: Bearer\` with the access token of somebody who signed in, or with an API key of theirs. What
belongs to other people is 404.

**Refusals** are \`application/problem+json\` (RFC 9457) with a stable \`code\`, a sentence in \`detail\` that says what would be
right, the \`request_id\` (also in \`X-Request-Id\`), and for invalid input every \`issue\` at once.

**Pages.** Lists take \`limit\` (1–100) and \`cursor\`, and answer \`{data, next_cursor}\`; \`next_cursor\` is null on the last page.

**Repeats.** Where \`Idempotency-Key\` is taken, a request sent again under the same key is done once and answers the same. On
429 and 503 wait for \`Retry-After\` seconds.`;

export const info = {
  title: 'Docket',
  version: '1.0.0',
  summary: 'A serverless inbox for documents',
  description,
  license: { name: 'MIT', identifier: 'MIT' },
};
