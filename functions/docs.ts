import { html } from 'hono/html';
import { catalogue } from '../lib/errors.ts';
import { openapiDocument } from './openapi/openapi.ts';

type Described = Record<string, Record<string, { summary: string }>>;

const style = `
  :root { color-scheme: light dark; background: Canvas; }
  body { font: 16px/1.55 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; } td { padding: .35rem .75rem .35rem 0; vertical-align: top; border-bottom: 1px solid #8884; }
  code { font: .92em ui-monospace, monospace; overflow-wrap: anywhere; }`;

/** The routes and error codes as a page for people, from the tables that the product itself uses. */
export function docsPage(appUrl: string) {
  const routes = Object.entries(openapiDocument(appUrl).paths as Described).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { summary }]) => ({ route: `${method.toUpperCase()} ${path}`, summary })),
  );
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Docket: the API</title><style>${style}</style></head>
<body>
<h1>The API</h1>
<p>JSON in snake_case; times are ISO 8601 in UTC. Send <code>Authorization: Bearer</code> with a Supabase access token.
The whole description is at <a href="/openapi.json">/openapi.json</a>.</p>
<table>${routes.map(({ route, summary }) => html`<tr><td><code>${route}</code></td><td>${summary}</td></tr>`)}</table>
<h2>Errors</h2>
<p>Every refusal is <code>application/problem+json</code> with a stable <code>code</code>, a sentence in <code>detail</code> that says what
would be right, and, for invalid input, every issue in <code>issues</code>. Failed documents carry the same codes.</p>
<table>${Object.entries(catalogue).map(([code, status]) => html`<tr id="${code}"><td><code>${code}</code></td><td>${status}</td></tr>`)}</table>
</body>
</html>`;
}
