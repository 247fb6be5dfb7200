import { html, raw } from 'hono/html';
import type { MailDetails } from './store.ts';
import { style } from './style.ts';

type Html = ReturnType<typeof html>;

/** The whole document around a part; every value that is put in is escaped. */
export const page = (title: string, body: Html): Html => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${title} · Docket mailbox</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <header><a class="home" href="/">Mailbox</a><span>Nothing here leaves this computer.</span></header>
    <main>${body}</main>
  </body>
</html>`;

/** "2026-11-23 14:05:09 UTC", in a time element. */
const time = (iso: string): Html =>
  html`<time datetime="${iso}">${iso.slice(0, 10)} <b>${iso.slice(11, 19)}</b> UTC</time>`;

const address = (name: string | null, email: string): string => (name ? `${name} <${email}>` : email);

const chip = (category: string | null): Html | string =>
  category ? html`<span class="chip">${category.replaceAll('_', ' ')}</span>` : '';

interface Listing {
  mails: MailDetails[];
  to: string;
  /** How many newer mails come before this page. */
  skip: number;
  /** Where the next page starts; null on the last one. */
  next: number | null;
}

const row = (mail: MailDetails): Html => html`<li>
  <a href="/mails/${encodeURIComponent(mail.id)}">
    <span class="who">${mail.to_name ?? mail.to}</span>
    <span class="what"><bdi>${mail.subject || '(no subject)'}</bdi></span>
    ${chip(mail.category)}
    ${time(mail.sent_at)}
  </a>
</li>`;

const nothing = (to: string): Html =>
  to
    ? html`<p class="empty">No mail to “${to}”. <a href="/">Show all</a></p>`
    : html`<p class="empty">No mail yet. Whatever the product sends appears here.</p>`;

const link = (to: string, skip: number, words: string): Html =>
  html`<a href="/?${new URLSearchParams({ ...(to && { to }), ...(skip > 0 && { skip: String(skip) }) }).toString()}">${words}</a>`;

export const listPage = ({ mails, to, skip, next }: Listing): Html => html`
  <form action="/" method="get" role="search">
    <label for="to">To</label>
    <input id="to" name="to" type="search" value="${to}" placeholder="address or name" autocomplete="off" />
    <button>Search</button>
  </form>
  ${mails.length === 0 ? nothing(to) : html`<ol class="mails">${mails.map(row)}</ol>`}
  <nav>
    ${skip > 0 ? link(to, 0, '← Newest') : ''} ${next === null ? '' : link(to, next, 'Older →')}
  </nav>`;

const headerRow = ([name, value]: [string, string]): Html =>
  html`<tr><th scope="row">${name}</th><td><bdi>${value}</bdi></td></tr>`;

const headersOf = (mail: MailDetails): [string, string][] => [
  ['From', address(mail.from_name, mail.from)],
  ['To', address(mail.to_name, mail.to)],
  ...(mail.reply_to.length > 0 ? [['Reply-To', mail.reply_to.join(', ')] as [string, string]] : []),
  ...Object.entries(mail.headers),
  ...(mail.categories.length > 0 ? [['Category', mail.categories.join(', ')] as [string, string]] : []),
  ...Object.entries(mail.custom_args),
  ['Id', mail.id],
];

export const mailPage = (mail: MailDetails): Html => html`
  <article>
    <h1><bdi>${mail.subject || '(no subject)'}</bdi></h1>
    <p class="meta">${chip(mail.category)} ${time(mail.sent_at)}</p>
    <table class="headers"><tbody>${headersOf(mail).map(headerRow)}</tbody></table>
    ${
      mail.html === null
        ? ''
        : html`<h2>As it looks <a href="/mails/${encodeURIComponent(mail.id)}/html">alone</a></h2>
            <iframe title="The mail as it looks" sandbox="allow-popups allow-popups-to-escape-sandbox"
              src="/mails/${encodeURIComponent(mail.id)}/html"></iframe>`
    }
    ${mail.text === null ? '' : html`<h2>As text</h2><pre>${mail.text}</pre>`}
  </article>`;

export const missingPage = (): Html => html`<p class="empty">There is no such mail. <a href="/">All mails</a></p>`;
