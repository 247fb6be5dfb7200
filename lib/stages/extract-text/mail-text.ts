import { AppError } from '../../errors.ts';
import type { OpenDocument } from './format.ts';
import { htmlText } from './html/html-text.ts';
import { limits } from './limits.ts';
import { markdownOf } from './markdown/marked-markdown.ts';
import { unmarked, withoutMarks } from './markdown/marks.ts';
import { pagedDocument, tooMuchText } from './text-document.ts';

/** What is shown of an e-mail, whatever kind of file it came in. */
export interface Mail {
  from: string;
  to: string;
  cc: string;
  bcc: string;
  date: string;
  subject: string;
  /** Marked text. */
  body: string;
  /** The same with more marks, where the mail tells it twice. */
  markedBody?: string;
  /** The names of the files that came with it. */
  attachments: string[];
}

/** One page: From, To, Cc, Bcc, Date and Subject, the message, the names of its attachments. */
export function mailDocument(mail: Mail): OpenDocument {
  const markedBody = mail.markedBody ?? mail.body;
  if (mail.body.length + markedBody.length > 2 * limits.text) throw tooMuchText();
  return pagedDocument([
    async () => ({ text: unmarked(pageOf(mail, mail.body)), markdown: markdownOf(pageOf(mail, markedBody)) }),
  ]);
}

function pageOf(mail: Mail, body: string): string {
  const attachments = mail.attachments.map(oneLine).filter((name) => name !== '');
  const parts = [
    headerBlock(mail),
    body.replaceAll('\f', '\n'),
    attachments.length === 0 ? '' : `Attachments: ${attachments.join(', ')}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function headerBlock({ from, to, cc, bcc, date, subject }: Mail): string {
  const rows = Object.entries({ From: from, To: to, Cc: cc, Bcc: bcc, Date: date, Subject: subject });
  return rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${oneLine(value)}`)
    .join('\n');
}

/** `Jane Doe <jane@a.example>`, or the address alone where there is no other name. */
export const addressLine = (name: string, address: string): string => {
  if (name === '' || name === address) return address;
  return address === '' ? name : `${name} <${address}>`;
};

export const encryptedMail = () =>
  new AppError('document_encrypted', 'This e-mail is encrypted; decrypt it in your mail program and save it again.');

const oneLine = (text: string) => withoutMarks(text).replace(/\s+/g, ' ').trim();

const shortNotice = 400;
const muchMore = 4;

/** Programs that only write HTML put a short notice in the place of the text; then the HTML is the message. */
export function bodiesOf(text: string, html: string): Pick<Mail, 'body' | 'markedBody'> {
  const plain = withoutMarks(text).trim();
  const marked = html.trim() === '' ? '' : htmlText(html).trim();
  if (marked === '') return { body: plain };
  const isNotice = plain.length < shortNotice && marked.length > muchMore * plain.length;
  return { body: isNotice ? marked : plain, markedBody: marked };
}
