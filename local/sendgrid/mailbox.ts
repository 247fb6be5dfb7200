import { Hono } from 'hono';
import { listPage, mailPage, missingPage, page } from './pages.ts';
import type { MailDetails, MailStore } from './store.ts';

const pageSize = 100;

const pageHeaders = {
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

// A mail is a stranger's HTML: no script, no network, no origin; its links open in a new tab.
const mailHeaders = {
  ...pageHeaders,
  'content-security-policy':
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
};

const inNewTab = '<base target="_blank">';

/** Makes links leave the frame; the tag goes into the head so that the doctype stays first. */
const withBase = (html: string): string =>
  /<head[^>]*>/i.test(html) ? html.replace(/<head[^>]*>/i, (head) => head + inNewTab) : inNewTab + html;

type Opened = (mail: MailDetails, useragent: string) => void;

/** The mailbox for people: a list that can be searched by recipient, and each mail as it looks, which opens it. */
export const mailbox = (store: MailStore, now: () => number, opened: Opened) =>
  new Hono()
    .get('/', (c) => {
      const to = c.req.query('to')?.trim() ?? '';
      const skip = Math.max(0, Number.parseInt(c.req.query('skip') ?? '0', 10) || 0);
      const found = store.search(now(), to, pageSize + 1, skip);
      const next = found.length > pageSize ? skip + pageSize : null;
      return c.html(page('Mailbox', listPage({ mails: found.slice(0, pageSize), to, skip, next })), 200, pageHeaders);
    })
    .get('/mails/:id', (c) => {
      const mail = store.get(now(), c.req.param('id'));
      if (!mail) return c.html(page('No such mail', missingPage()), 404, pageHeaders);
      if (mail.tracks_opens) opened(mail, c.req.header('user-agent') ?? '');
      return c.html(page(mail.subject, mailPage(mail)), 200, pageHeaders);
    })
    .get('/mails/:id/html', (c) => {
      const mail = store.get(now(), c.req.param('id'));
      if (!mail?.html) return c.text('This mail has no HTML.', 404, pageHeaders);
      return c.html(withBase(mail.html), 200, mailHeaders);
    });
