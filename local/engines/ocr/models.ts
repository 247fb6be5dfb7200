import type { InferenceSession } from 'onnxruntime-node';
import { createLanes, type Lanes } from './lanes.ts';
import { type Lexicon, loadLexicon } from './lexicon.ts';
import { assetPath, loadNetwork } from './network.ts';

/** PP-OCRv4: one network finds lines of text, the other reads them. */
export interface Models {
  detector: InferenceSession;
  lanes: Lanes;
  /** The words that readings are checked with. */
  lexicon: Lexicon;
}

/** Loads what pages are read with; the network that reads lines is loaded with the first of them. */
export async function loadModels(): Promise<Models> {
  const detector = await loadNetwork(assetPath('ch_PP-OCRv4_det_infer.onnx'), 2);
  return { detector, lanes: createLanes(), lexicon: loadLexicon() };
}
