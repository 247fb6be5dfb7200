const plain = `Dear Theo,

thank you for your call yesterday. The carpenters finished the reception
counter early, so we can deliver on Thursday 12 November instead of the
19th. The van will be at Binders Court at 8:30; please keep the goods lift
free until noon.

The remaining chairs follow on Friday. Nothing changes in the price of
GBP 34,590.30, and our invoice will reach you once everything stands where
it should.

Please let me know by Monday if the new date does not suit you.

Kind regards
Ines Castellane

Tallow & Pine Interiors Ltd
14 Saltmarket Row, Ashcombe AC4 7TP`;

const html = plain
  .replace(/&/g, '&amp;')
  .split('\n\n')
  .map((part) => `<p>${part.replace(/\n/g, part.length > 90 ? ' ' : '<br>')}</p>`)
  .join('\n');

const part = (type: string, body: string): string =>
  [`Content-Type: ${type}; charset=utf-8`, 'Content-Transfer-Encoding: 8bit', '', body].join('\n');

/** A letter by e-mail, as a mail program saves it: plain text and the same as HTML. */
export function emailFile(): string {
  const boundary = '=_tallow-and-pine-0418';
  const headers = [
    'From: Ines Castellane <ines@tallowandpine.example>',
    'To: Theo Quill <theo@quillfeather.example>',
    'Subject: Your furniture comes a week earlier',
    'Date: Thu, 05 Nov 2026 09:14:27 +0000',
    'Message-ID: <20261105091427.0418@tallowandpine.example>',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
  ];
  const parts = [part('text/plain', plain), part('text/html', `<html><body>\n${html}\n</body></html>`)];
  const body = parts.map((one) => `--${boundary}\n${one}\n`).join('');
  return `${headers.join('\n')}\n\n${body}--${boundary}--\n`.replace(/\n/g, '\r\n');
}
