import type { InferenceSession } from 'onnxruntime-node';
import { loadAlphabet } from './alphabet.ts';
import { createLanes } from './lanes.ts';
import { type Lexicon, loadLexicon } from './lexicon.ts';
import { assetPath, loadNetwork } from './network.ts';
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
  return {
    detector: await loadNetwork(assetPath('ch_PP-OCRv4_det_infer.onnx'), 2),
    recogniser: {
      lanes: createLanes(assetPath('ch_PP-OCRv4_rec_infer.onnx')),
      alphabet: loadAlphabet(assetPath('ppocr_keys_v1.txt')),
    },
    lexicon: loadLexicon(),
  };
}
