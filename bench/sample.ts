import { deflateSync } from 'node:zlib';

const linesPerPage = 48;
const attachmentBytes = 32_000;
const words =
  'invoice total amount due date vendor customer quantity unit price subtotal tax shipping payment terms account number reference order description service delivery contract renewal monthly statement balance credit transfer'.split(
    ' ',
  );

/** A PDF invoice of two pages and about 40 KB, the same at every call; what a logo would weigh is noise. */
export function samplePdf(): Buffer {
  const random = randomFrom(42);
  const noise = Uint8Array.from({ length: attachmentBytes }, () => random() * 256);
  const pages = [page('INVOICE No. INV-2026-00042', random), page('INVOICE No. INV-2026-00042, page 2', random)];
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    ...[6, 7].map(
      (content) =>
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents ${content} 0 R >>`,
    ),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...pages.map((text) => stream(deflateSync(text), '/Filter /FlateDecode ')),
    stream(noise, ''),
  ]);
}

/** The same document with other bytes: a comment after its end makes the hash new, so that nobody answers from a cache. */
export const distinctCopy = (pdf: Uint8Array, label: string): Buffer =>
  Buffer.concat([pdf, Buffer.from(`\n% ${label}\n`)]);

function page(title: string, random: () => number): string {
  const lines = Array.from({ length: linesPerPage }, () =>
    Array.from({ length: 12 }, () => words[Math.floor(random() * words.length)]).join(' '),
  );
  const heads = [title, 'Example Supplies Ltd', 'Invoice date: 2026-11-21', 'Total due: 12,345.67 EUR'];
  const shown = [...heads, ...lines].map((line) => `(${line}) Tj T*`);
  return ['BT /F1 9 Tf 13 TL 50 750 Td', ...shown, 'ET'].join('\n');
}

function stream(bytes: Uint8Array, filter: string): Buffer {
  const head = `<< ${filter}/Length ${bytes.byteLength} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')]);
}

function assemble(objects: (string | Buffer)[]): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [index, body] of objects.entries()) {
    const object = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]);
    offsets.push(length);
    parts.push(object);
    length += object.length;
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries}`;
  parts.push(Buffer.from(`${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}
