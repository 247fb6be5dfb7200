import { parentPort } from 'node:worker_threads';
import { openFile, openImage } from './images/open-file.ts';
import type { SourcePage } from './images/source-file.ts';
import { loadModels } from './ocr/models.ts';
import { readRaster } from './ocr/read-page.ts';
import { Problem } from './problem.ts';
import type { Answer, Fault, FileReading, PageReading, Task } from './reading.ts';

// Reading blocks its thread for seconds, so it has one of its own; the other end is reader.ts.
const models = await loadModels();

parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await answer(task)));

async function answer(task: Task): Promise<Answer> {
  try {
    if (task.kind === 'file') return { file: await readFile(task) };
    return { image: await readSource(await openImage(task.bytes)) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

async function readFile({ bytes, mediaType, pages }: Extract<Task, { kind: 'file' }>): Promise<FileReading> {
  const file = await openFile(bytes, mediaType);
  try {
    const read: FileReading['pages'] = [];
    for (const number of pagesToRead(pages, file.pageCount)) {
      const reading = await file.page(number).then(readSource).catch(faultOf);
      read.push({ number, reading });
    }
    return { pageCount: file.pageCount, pages: read };
  } finally {
    await file.close();
  }
}

function pagesToRead(asked: number[], count: number): number[] {
  if (asked.length === 0) return Array.from({ length: Math.min(5, count) }, (_, i) => i + 1);
  return asked.map((number) => {
    const page = number < 0 ? count + 1 + number : number;
    if (page < 1 || page > count) throw new Problem(3, `Invalid pages: there is no page ${number} among ${count}.`);
    return page;
  });
}

async function readSource({ raster, width, height }: SourcePage): Promise<PageReading> {
  return { width, height, rows: await readRaster(models, raster) };
}

function faultOf(error: unknown): Fault {
  if (error instanceof Problem) return { code: error.code, message: error.message };
  console.error('The OCR engine failed on a page.', error);
  return { code: 13, message: 'Internal error.' };
}
