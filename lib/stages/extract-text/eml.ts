import PostalMime, { type Address, type Email } from 'postal-mime';
import { AppError } from '../../errors.ts';
import type { Format } from './format.ts';
import { addressLine, bodiesOf, encryptedMail, mailDocument } from './mail-text.ts';
import { parsing } from './parsing.ts';

/** One page: From, To, Cc, Bcc, Date and Subject, the message, the names of its attachments. */
export const eml: Format = {
  name: 'an e-mail',
  open: (bytes) =>
    parsing('an e-mail', async () => {
      const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50, maxHeadersSize: 1024 * 1024 });
      refuseUnreadable(mail);
      return mailDocument({
        from: mail.from ? addressText(mail.from) : '',
        to: addressesText(mail.to),
        cc: addressesText(mail.cc),
        bcc: addressesText(mail.bcc),
        date: header(mail, 'date'),
        subject: mail.subject ?? '',
        ...bodiesOf(mail.text ?? '', mail.html ?? ''),
        attachments: mail.attachments.map(({ filename, mimeType }) => filename || `(${mimeType})`),
      });
    }),
};

function refuseUnreadable(mail: Email): void {
  if (mail.headers.length === 0) throw new AppError('document_corrupt', 'This is not an e-mail: it has no headers.');
  const contentType = header(mail, 'content-type').toLowerCase();
  const isSmime = /pkcs7-mime/.test(contentType) && !/signed-data|certs-only/.test(contentType);
  const isPgp = /^\s*-----BEGIN PGP MESSAGE-----/.test(mail.text ?? '');
  if (isSmime || isPgp || contentType.startsWith('multipart/encrypted')) throw encryptedMail();
}

function addressText(address: Address): string {
  if (address.group) return `${address.name}: ${addressesText(address.group)}`;
  return addressLine(address.name, address.address);
}

const addressesText = (addresses: Address[] = []) => addresses.map(addressText).join(', ');

const header = (mail: Email, key: string) => mail.headers.find((line) => line.key === key)?.value ?? '';
