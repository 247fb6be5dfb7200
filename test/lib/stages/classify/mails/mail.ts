import type { ReadDocument } from '../../../../../lib/stages/stage.ts';
import { readAll, utf8 } from '../../extract-text/fixtures/reading.ts';

/** A made-up e-mail: what it is in a few words, its headers, and its message as plain text or as HTML. */
export interface MadeMail {
  what: string;
  from: string;
  to: string;
  subject: string;
  text?: string;
  html?: string;
}

/** Rows of a table of two columns, as invoices by mail have them. */
export const table = (...rows: [string, string][]): string =>
  `<table>${rows.map(([label, value]) => `<tr><td>${label}</td><td>${value}</td></tr>`).join('')}</table>`;

/** The mail as the pipeline reads it from its file. */
export async function readMail({ from, to, subject, text, html }: MadeMail): Promise<ReadDocument> {
  const encoded = `=?utf-8?B?${Buffer.from(subject).toString('base64')}?=`;
  const headers = [
    `From: ${from}`,
    `To: ${to}`,
    'Date: Mon, 04 Mar 2024 09:12:00 +0100',
    `Subject: ${encoded}`,
    'MIME-Version: 1.0',
    `Content-Type: text/${html ? 'html' : 'plain'}; charset=utf-8`,
    'Content-Transfer-Encoding: 8bit',
  ];
  const file = [...headers, '', html ?? text ?? ''].join('\r\n');
  return { mediaType: 'message/rfc822', pages: await readAll(utf8(file)) };
}
