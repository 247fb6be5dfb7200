import PostalMime, { type Address, type Email } from 'postal-mime';
import { AppError } from '../../errors.ts';
import type { Format } from './format.ts';
import { htmlText } from './html-text.ts';
import { parsing } from './parsing.ts';
import { textDocument } from './text-document.ts';

/** One page: From, To, Cc, Date and Subject, the message, the names of its attachments. */
export const eml: Format = {
  name: 'an e-mail',
  open: (bytes) =>
    parsing('an e-mail', async () => {
      const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50, maxHeadersSize: 1024 * 1024 });
      refuseUnreadable(mail);
      const body = mail.text?.trim() ? mail.text : htmlText(mail.html ?? '');
      const parts = [headerBlock(mail), body.replaceAll('\f', '\n'), attachmentNames(mail)];
      return textDocument(parts.filter((part) => part !== '').join('\n\n'));
    }),
};

function refuseUnreadable(mail: Email): void {
  if (mail.headers.length === 0) throw new AppError('document_corrupt', 'This is not an e-mail: it has no headers.');
  const contentType = header(mail, 'content-type').toLowerCase();
  const isSmime = /pkcs7-mime/.test(contentType) && !/signed-data|certs-only/.test(contentType);
  const isPgp = /^\s*-----BEGIN PGP MESSAGE-----/.test(mail.text ?? '');
  if (!isSmime && !isPgp && !contentType.startsWith('multipart/encrypted')) return;
  throw new AppError(
    'document_encrypted',
    'This e-mail is encrypted; decrypt it in your mail program and save it again.',
  );
}

function headerBlock(mail: Email): string {
  const rows: [string, string][] = [
    ['From', mail.from ? addressText(mail.from) : ''],
    ['To', (mail.to ?? []).map(addressText).join(', ')],
    ['Cc', (mail.cc ?? []).map(addressText).join(', ')],
    ['Date', header(mail, 'date')],
    ['Subject', mail.subject ?? ''],
  ];
  return rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${oneLine(value)}`)
    .join('\n');
}

function addressText(address: Address): string {
  if (address.group) return `${address.name}: ${address.group.map(addressText).join(', ')}`;
  return address.name ? `${address.name} <${address.address}>` : address.address;
}

function attachmentNames(mail: Email): string {
  const names = mail.attachments.flatMap(({ filename }) => (filename ? [oneLine(filename)] : []));
  return names.length === 0 ? '' : `Attachments: ${names.join(', ')}`;
}

const header = (mail: Email, key: string) => mail.headers.find((line) => line.key === key)?.value ?? '';

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
