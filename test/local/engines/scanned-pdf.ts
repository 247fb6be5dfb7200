import type { Canvas } from '@napi-rs/canvas';
import { jpeg } from './drawing.ts';

/** A PDF as a scanner makes it: each page is one JPEG over the whole of a letter sheet. */
export function scannedPdf(sheets: Canvas[]): Buffer {
  const pageIds = sheets.map((_, i) => `${3 + i * 3} 0 R`).join(' ');
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${pageIds}] /Count ${sheets.length} >>`),
    ...sheets.flatMap((sheet, i) => pageObjects(sheet, 3 + i * 3)),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const offsets: number[] = [];
  for (const [i, object] of objects.entries()) {
    offsets.push(Buffer.concat(parts).length);
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
  }
  const start = Buffer.concat(parts).length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`));
  parts.push(Buffer.from(`trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function pageObjects(sheet: Canvas, id: number): Buffer[] {
  const resources = `/Resources << /XObject << /Scan ${id + 1} 0 R >> >>`;
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] ${resources} /Contents ${id + 2} 0 R >>`;
  const scan = `/Subtype /Image /Width ${sheet.width} /Height ${sheet.height} /ColorSpace /DeviceRGB /BitsPerComponent 8`;
  return [
    Buffer.from(page),
    stream(`/Type /XObject ${scan} /Filter /DCTDecode`, jpeg(sheet)),
    stream('', Buffer.from('612 0 0 792 0 0 cm /Scan Do')),
  ];
}

const stream = (entries: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`<< ${entries} /Length ${content.length} >>\nstream\n`),
    content,
    Buffer.from('\nendstream'),
  ]);
