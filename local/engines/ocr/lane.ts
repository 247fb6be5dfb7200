import { parentPort, workerData } from 'node:worker_threads';
import { type InferenceSession, Tensor } from 'onnxruntime-node';
import { effort } from './effort.ts';
import type { Inference, LineInput } from './lanes.ts';
import { loadNetwork } from './network.ts';

// A network holds its thread while it runs; the other end is lanes.ts.
const session = await loadNetwork(workerData as string, 1);

parentPort?.on('message', async (line: LineInput) => {
  const answer = await infer(session, line);
  parentPort?.postMessage(answer, [answer.probabilities.buffer as ArrayBuffer]);
});

async function infer(session: InferenceSession, { planes, width, height }: LineInput): Promise<Inference> {
  const since = effort();
  const input = new Tensor('float32', planes, [1, 3, height, width]);
  const outputs = await session.run({ [session.inputNames[0] as string]: input });
  const output = outputs[session.outputNames[0] as string] as Tensor;
  const [, steps, classes] = output.dims as [number, number, number];
  // What the runtime gave belongs to it; a copy of it may go to another thread.
  return { probabilities: (output.data as Float32Array).slice(), steps, classes, work: effort() - since };
}
