import type { Context as HonoContext } from 'hono';
import type { Context } from '../../lib/context.ts';
import { AppError } from '../../lib/errors.ts';
import type { AppEnv } from '../composition.ts';
import { renderProblem } from '../problem.ts';
import { noSuchWorkPage, signInPage, workPage } from './page.tsx';
import type { Served } from './row.ts';
import type { Takes } from './takes.ts';
import type { Work } from './work.ts';

/** A row that answers with a page; a program that asks for anything but HTML reads its problems as everywhere else. */
export const statusPage = (row: {
  summary: string;
  takes: Takes<string>;
  verb(ctx: Context, id: string): Promise<Work>;
}): Served => ({
  operation: {
    summary: row.summary,
    ...row.takes.described,
    answers: [200, null],
    pages: { 200: 'How the work stands' },
    tag: 'earlier services',
  },
  serve: async (c) => {
    const work = await row.verb(c.var.ctx, await row.takes.read(c));
    return answer(c, 200, (nonce) => workPage(work, nonce));
  },
  refuse: (error, c) => {
    c.header('vary', 'accept');
    const asPage = error instanceof AppError && c.req.header('accept')?.includes('text/html');
    if (asPage && error.status === 401) return answer(c, 401, signInPage);
    if (asPage && error.status === 404) return answer(c, 404, noSuchWorkPage);
    return renderProblem(error, c);
  },
});

function answer(c: HonoContext<AppEnv>, status: 200 | 401 | 404, page: (nonce: string) => string): Response {
  const nonce = crypto.randomUUID();
  return c.body(page(nonce), status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
    'x-robots-tag': 'noindex',
    ...(status === 401 && { 'www-authenticate': 'Bearer' }),
  });
}
