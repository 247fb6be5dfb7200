import type { Format } from '../format.ts';
import { decodeHtml } from '../html/html.ts';
import { addressLine, bodiesOf, encryptedMail, mailDocument } from '../mail-text.ts';
import { parsing } from '../parsing.ts';
import { rtfText } from '../rtf/rtf-text.ts';
import { openCompoundFile, type Storage } from './compound-file.ts';
import { unpackRtf } from './compressed-rtf.ts';
import { ids, type Properties, readProperties } from './properties.ts';

const name = 'an Outlook message';
const messageHead = 32;
const partHead = 8;

/** One page, as an e-mail is: From, To, Cc, Bcc, Date and Subject, the message, the names of its attachments. */
export const msg: Format = {
  name,
  open: (bytes) => parsing(name, () => readMessage(openCompoundFile(bytes))),
};

function readMessage(root: Storage) {
  const message = readProperties(root, messageHead);
  const kind = message.text(ids.messageClass);
  const recipients = partsOf(root, message, '__recip_');
  const attachments = partsOf(root, message, '__attach_').map(fileName);
  const isSealed = /^IPM\.Note\.SMIME(?!\.MultipartSigned)/i.test(kind) || attachments.includes('message.rpmsg');
  if (isSealed) throw encryptedMail();
  const named = (number: number, id: number) => {
    const some = recipients.filter((recipient) => recipient.number(ids.recipientKind) === number);
    return some.length === 0 ? message.text(id) : some.map(recipientLine).join(', ');
  };
  return mailDocument({
    from: senderLine(message),
    to: named(1, ids.to),
    cc: named(2, ids.cc),
    bcc: named(3, ids.bcc),
    date: dateOf(message),
    subject: message.text(ids.subject),
    ...bodyOf(message),
    attachments,
  });
}

/** Recipients and attachments lie in folders of their own, numbered as they were added. */
function partsOf(root: Storage, message: Properties, prefix: string): Properties[] {
  const codePage = message.number(ids.codePage) ?? message.number(ids.internetCodePage);
  return [...root.storages]
    .filter(([folder]) => folder.startsWith(prefix))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, storage]) => readProperties(storage, partHead, codePage));
}

const fileName = (attachment: Properties) =>
  attachment.text(ids.longFileName) || attachment.text(ids.fileName) || attachment.text(ids.displayName) || '(unnamed)';

/** Within a company an address may be a path in its directory, which tells nobody anything. */
const mailAddress = (...addresses: string[]) => addresses.find((address) => address.includes('@')) ?? '';

const recipientLine = (recipient: Properties) =>
  addressLine(recipient.text(ids.displayName), mailAddress(recipient.text(ids.smtp), recipient.text(ids.address)));

const senderLine = (message: Properties) =>
  addressLine(
    message.text(ids.senderName) || message.text(ids.sentFor),
    mailAddress(message.text(ids.senderSmtp), message.text(ids.sentForSmtp), message.text(ids.senderAddress)),
  );

/** As its headers have it, or else in universal time. */
function dateOf(message: Properties): string {
  const header = /^date:[ \t]*(\S.*)$/im.exec(message.text(ids.headers))?.[1];
  if (header) return header;
  const time = message.time(ids.submitted) ?? message.time(ids.delivered);
  const date = time === null ? null : new Date(time);
  return date === null || Number.isNaN(date.getTime()) ? '' : date.toUTCString();
}

function bodyOf(message: Properties) {
  const html = message.binary(ids.html);
  const bodies = bodiesOf(message.text(ids.body), html ? decodeHtml(html) : message.text(ids.html));
  if (bodies.body !== '') return bodies;
  return { body: rtfText(unpackRtf(message.binary(ids.compressedRtf) ?? new Uint8Array())) };
}
