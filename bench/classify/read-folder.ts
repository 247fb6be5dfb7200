import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createOcr } from '../../lib/adapters/engines/vision.ts';
import { identify } from '../../lib/documents/media-type.ts';
import { openDocument } from '../../lib/stages/extract-text/open.ts';
import { openingPages, type Page, type ReadDocument } from '../../lib/stages/stage.ts';
import { createEngines } from '../../local/engines/engines.ts';
import { readManifest } from '../eval/manifest.ts';

export interface Labelled {
  file: string;
  category: string;
  document: ReadDocument;
}

/** Reads the labelled files of a folder whose category says something, OCR included; those that cannot be read are told and left out. */
export async function readFolder(folder: string, only: RegExp): Promise<Labelled[]> {
  const engines = createEngines({ meter() {}, now: () => Date.now() });
  const server = createServer(async (request, response) => {
    const body = request.method === 'POST' ? Buffer.concat(await request.toArray()) : null;
    const answer = await engines.fetch(
      new Request(`http://engines${request.url}`, { method: request.method ?? 'GET', body }),
    );
    response.writeHead(answer.status).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ocr = createOcr({ url, credentials: null, timeoutMs: 120_000 });
  const read: Labelled[] = [];
  try {
    for (const { file, category, use_for_classification: isUsed } of readManifest(folder)) {
      if (!isUsed || !only.test(file)) continue;
      const document = await readFile(join(folder, file), ocr).catch((error: unknown) => {
        console.error(`${file}: ${error instanceof Error ? error.message : error}`);
        return null;
      });
      if (document) read.push({ file, category, document });
    }
  } finally {
    server.close();
    await engines.close?.();
  }
  return read;
}

async function readFile(path: string, ocr: ReturnType<typeof createOcr>): Promise<ReadDocument> {
  const bytes = new Uint8Array(readFileSync(path));
  const mediaType = identify(bytes);
  const document = await openDocument(bytes, mediaType, { ocr });
  const pages: Page[] = [];
  while (pages.length < document.pageCount) pages.push(...(await document.readPages(pages.length + 1, 5)));
  await document.close();
  return { mediaType, pages: pages.filter(({ number }) => number <= openingPages || number === pages.length) };
}
