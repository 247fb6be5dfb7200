import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createWorker, OEM } from 'tesseract.js';
import { createReader } from '../../local/engines/reader.ts';

/** Something that reads the text of one picture, loaded and warm once it has read the first. */
export interface Contestant {
  name: string;
  read(picture: Uint8Array): Promise<string>;
  close(): Promise<void>;
}

/** The engine of the local cloud, in the thread in which its server runs it. */
export function ownEngine(): Contestant {
  const reader = createReader();
  const patient = new AbortController().signal;
  return {
    name: 'the local engine',
    async read(picture) {
      const answer = await reader.read({ kind: 'image', bytes: picture }, patient);
      if (!('image' in answer)) throw new Error(`The local engine gave up: ${JSON.stringify(answer)}`);
      return answer.image.rows
        .map((row) =>
          row
            .flat()
            .map(({ text }) => text)
            .join(' '),
        )
        .join('\n');
    },
    close: reader.close,
  };
}

/** tesseract.js with its best English model, as it reads receipts best: pages are set straight before they are read. */
export async function tesseract(): Promise<Contestant> {
  const models = dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/eng')));
  const langPath = join(models, '4.0.0_best_int');
  const worker = await createWorker('eng', OEM.LSTM_ONLY, { langPath, cacheMethod: 'none' });
  return {
    name: 'tesseract.js',
    async read(picture) {
      const { data } = await worker.recognize(Buffer.from(picture), { rotateAuto: true });
      return data.text;
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
