import { AppError } from '../../errors.ts';
import { textDocument } from './text-document.ts';

/** What is shown of an e-mail, whatever kind of file it came in. */
export interface Mail {
  from: string;
  to: string;
  cc: string;
  bcc: string;
  date: string;
  subject: string;
  body: string;
  /** The names of the files that came with it. */
  attachments: string[];
}

/** One page: From, To, Cc, Bcc, Date and Subject, the message, the names of its attachments. */
export function mailDocument(mail: Mail) {
  const attachments = mail.attachments.map(oneLine).filter((name) => name !== '');
  const parts = [
    headerBlock(mail),
    mail.body.replaceAll('\f', '\n'),
    attachments.length === 0 ? '' : `Attachments: ${attachments.join(', ')}`,
  ];
  return textDocument(parts.filter((part) => part !== '').join('\n\n'));
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

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
