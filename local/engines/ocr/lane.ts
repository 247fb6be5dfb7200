import { parentPort } from 'node:worker_threads';
import { loadAlphabet } from './alphabet.ts';
import type { LineImage } from './crop.ts';
import { effort } from './effort.ts';
import type { LaneAnswer } from './lanes.ts';
import { assetPath, loadNetwork } from './network.ts';
import { readLine } from './read-line.ts';

// A network holds its thread while it runs; the other end is lanes.ts.
const session = await loadNetwork(assetPath('ch_PP-OCRv4_rec_infer.onnx'), 1);
const alphabet = loadAlphabet(assetPath('ppocr_keys_v1.txt'));

parentPort?.on('message', async (image: LineImage) => {
  const since = effort();
  const reading = await readLine(session, alphabet, image);
  parentPort?.postMessage({ reading, work: effort() - since } satisfies LaneAnswer);
});
