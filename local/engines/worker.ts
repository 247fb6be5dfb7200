import { parentPort } from 'node:worker_threads';
import { openFile, openImage } from './images/open-file.ts';
import type { SourcePage } from './images/source-file.ts';
import { effort } from './ocr/effort.ts';
import { loadModels } from './ocr/models.ts';
import { readRaster } from './ocr/read-page.ts';
import { Problem } from './problem.ts';
import type { Answer, Fault, FileReading, PageReading, TimedTask } from './reading.ts';

// Reading blocks its thread for seconds, so it has one of its own; the other end is reader.ts.
const models = await loadModels();

parentPort?.on('message', async (task: TimedTask) => parentPort?.postMessage(await answer(task)));

async function answer(task: TimedTask): Promise<Answer> {
  try {
    if (Date.now() >= task.beginBy) throw new Problem(4, 'The engine was busy for too long.');
    const until = effort() + task.work;
    if (task.kind === 'file') return { file: await readFile(task, until) };
    return { image: await readSource(await openImage(task.bytes), until) };
  } catch (error) {
    return { fault: faultOf(error) };
  }
}

async function readFile(
  { bytes, mediaType, pages }: Extract<TimedTask, { kind: 'file' }>,
  until: number,
): Promise<FileReading> {
  const file = await openFile(bytes, mediaType);
  try {
    const read: FileReading['pages'] = [];
    const wanted = pagesToRead(pages, file.pageCount);
    for (const [i, number] of wanted.entries()) {
      const share = effort() + (until - effort()) / (wanted.length - i);
      const reading = await file
        .page(number)
        .then((page) => readSource(page, share))
        .catch(faultOf);
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

async function readSource({ raster, width, height }: SourcePage, until: number): Promise<PageReading> {
  return { width, height, ...(await readRaster(models, raster, until)) };
}

function faultOf(error: unknown): Fault {
  if (error instanceof Problem) return { code: error.code, message: error.message };
  console.error('The OCR engine failed on a page.', error);
  return { code: 13, message: 'Internal error.' };
}
