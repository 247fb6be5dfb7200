import { ConfigurationError } from '../../env.ts';
import type { EmbeddingModel } from '../../ports.ts';
import { encoderLiteBackground } from './background.ts';

export interface KnownModel {
  /** What its server calls it. */
  name: string;
  /** What is kept with its vectors. */
  kept: EmbeddingModel;
  /** What all its unit vectors have in common, which is taken away from them; empty when that is not known. */
  background: readonly number[];
}

type Calibration = Omit<EmbeddingModel, 'name'>;

/** What the local engine server runs. */
export const localModel = 'universal-sentence-encoder-lite';

// Measured: `npm run eval -- matching FOLDER` fits the two numbers on labelled resumes and the postings of 24 occupations.
const encoderLite: KnownModel = {
  name: localModel,
  kept: { name: `${localModel}/centred-1`, midpoint: 0.19, scale: 0.085 },
  background: encoderLiteBackground,
};

// Estimates, from what is published of the models' cosines: unrelated texts lie at about 0.4–0.55 and close ones at
// 0.65–0.8 with BGE v1.5, at 0.05–0.3 and 0.45–0.65 with OpenAI's third generation. Measure on your own documents and set
// EMBEDDINGS_CALIBRATION.
const estimated: Record<string, Calibration> = {
  '@cf/baai/bge-base-en-v1.5': { midpoint: 0.62, scale: 0.035 },
  'text-embedding-3-small': { midpoint: 0.42, scale: 0.05 },
};

/** The model with the given calibration or its known one; throws ConfigurationError without either. */
export function knownModel(name: string, given: Calibration | null): KnownModel {
  if (name === localModel) return { ...encoderLite, kept: { ...encoderLite.kept, ...given } };
  const calibration = given ?? estimated[name];
  if (calibration) return { name, kept: { name, ...calibration }, background: [] };
  throw new ConfigurationError([
    `EMBEDDINGS_CALIBRATION is missing: where the cosines of ${name} lie is not known here; set its midpoint and scale`,
  ]);
}
