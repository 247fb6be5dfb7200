import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LabelledFile, readManifest } from '../eval/manifest.ts';
import { wordRecall, wordsOf } from '../eval/words.ts';
import type { Contestant } from './engines.ts';

/** What an engine found on one picture; recalls are shares (0–1) of the expected words. */
export interface PictureRead {
  file: string;
  words: number;
  recall: number;
  longWords: number;
  longRecall: number;
  seconds: number;
}

export interface Measured {
  engine: string;
  pictures: PictureRead[];
}

/** Photos that both engines take. */
const formats = ['jpg', 'jpeg', 'png'];

/** The labelled receipts of a folder that are pictures with a fair reference, `limit` of them at most. */
export function receiptsOf(folder: string, limit: number): LabelledFile[] {
  const receipts = readManifest(folder).filter(
    ({ category, format, truth_text_file, text_truth_usable }) =>
      category === 'receipt' && formats.includes(format) && truth_text_file !== undefined && text_truth_usable,
  );
  if (receipts.length === 0) throw new Error(`${folder} has no labelled pictures of receipts.`);
  return receipts.slice(0, limit);
}

/** Lets every engine read every receipt, one engine after the other on each, whoever begins taking turns. */
export async function measureOcr(
  folder: string,
  receipts: LabelledFile[],
  engines: Contestant[],
  say: (line: string) => void,
): Promise<Measured[]> {
  const measured = engines.map(({ name }): Measured => ({ engine: name, pictures: [] }));
  const warming = bytesOf(folder, receipts[0] as LabelledFile);
  for (const engine of engines) await engine.read(warming);
  for (const [index, receipt] of receipts.entries()) {
    say(`Receipt ${index + 1} of ${receipts.length}`);
    for (let turn = 0; turn < engines.length; turn++) {
      const at = (index + turn) % engines.length;
      measured[at]?.pictures.push(await readOne(folder, receipt, engines[at] as Contestant));
    }
  }
  return measured;
}

async function readOne(folder: string, receipt: LabelledFile, engine: Contestant): Promise<PictureRead> {
  const expected = readFileSync(join(folder, receipt.truth_text_file ?? ''), 'utf8');
  const bytes = bytesOf(folder, receipt);
  const from = performance.now();
  const text = await engine.read(bytes);
  const seconds = (performance.now() - from) / 1000;
  return {
    file: receipt.file,
    words: wordsOf(expected).length,
    recall: wordRecall(expected, text),
    longWords: longWordsOf(expected).length,
    longRecall: wordRecall(longWordsOf(expected).join(' '), longWordsOf(text).join(' ')),
    seconds,
  };
}

const bytesOf = (folder: string, { file }: LabelledFile): Uint8Array =>
  new Uint8Array(readFileSync(join(folder, file)));

const longWordsOf = (text: string): string[] => wordsOf(text).filter((word) => [...word].length >= 3);
