import { parentPort } from 'node:worker_threads';
import { loadModel } from './model.ts';

// Embedding blocks its thread, so it has one of its own; the other end is embedding.ts.
const model = await loadModel();

parentPort?.on('message', async (text: string) => parentPort?.postMessage(await model.embed(text)));
