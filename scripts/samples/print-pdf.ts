import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Prints a page of HTML on paper by Chromium (the one on PATH, or `CHROMIUM`); the same page gives the same bytes. */
export function printPdf(html: string): Buffer {
  return inFolder((folder) => {
    const [page, pdf] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    writeFileSync(page, html);
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer', `--print-to-pdf=${pdf}`];
    execFileSync(process.env.CHROMIUM ?? 'chromium', [...flags, `file://${page}`], { stdio: 'ignore' });
    return withoutTime(readFileSync(pdf));
  });
}

/** Locks a PDF by a password with qpdf; nothing of it can be read without. */
export function lockPdf(pdf: Buffer, password: string): Buffer {
  return inFolder((folder) => {
    const [open, locked] = [join(folder, 'open.pdf'), join(folder, 'locked.pdf')];
    writeFileSync(open, pdf);
    const encryption = ['--encrypt', password, password, '128', '--use-aes=y', '--'];
    execFileSync('qpdf', ['--static-id', '--static-aes-iv', ...encryption, open, locked]);
    return readFileSync(locked);
  });
}

/** The time of printing would make every print another file; the date takes its place in the same number of bytes. */
const withoutTime = (pdf: Buffer): Buffer =>
  Buffer.from(pdf.toString('latin1').replace(/\(D:\d{14}/g, '(D:20261120090000'), 'latin1');

function inFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'samples-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
