import { createMiddleware } from 'hono/factory';
import type { AppEnv } from '../composition.ts';
import { docsPage } from './page.tsx';
import { script } from './script.ts';
import { style } from './style.ts';

interface Made {
  page: string;
  headers: Record<string, string>;
}

/** Serves the page about the API, which is the same for everybody and made once. */
export const serveDocs = (appUrl: string) => {
  let made: Promise<Made> | undefined;
  return createMiddleware<AppEnv>(async (c) => {
    made ??= make(appUrl);
    const { page, headers } = await made;
    const isKnown = c.req.header('if-none-match') === headers.etag;
    return isKnown ? c.body(null, 304, headers) : c.html(page, 200, headers);
  });
};

async function make(appUrl: string): Promise<Made> {
  const page = docsPage(appUrl);
  const [styles, scripts, whole] = await Promise.all([hashOf(style), hashOf(script), hashOf(page)]);
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styles}'`,
    `script-src 'sha256-${scripts}'`,
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return {
    page,
    headers: { etag: `"${whole}"`, 'cache-control': 'no-cache', 'content-security-policy': policy.join('; ') },
  };
}

async function hashOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}
