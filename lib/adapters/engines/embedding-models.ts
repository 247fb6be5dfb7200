import { ConfigurationError } from '../../env.ts';
import type { EmbeddingModel } from '../../ports.ts';

type Calibration = Omit<EmbeddingModel, 'name'>;

/** What the local engine server runs. */
export const localModel = 'universal-sentence-encoder-lite';

// Measured: `npm run eval -- matching` fits them on labelled resumes and postings.
const measured: Record<string, Calibration> = {
  [localModel]: { midpoint: 0.5, scale: 0.05 },
};

// Estimates, from what is published of the models' cosines: unrelated texts lie at about 0.4–0.55 and close ones at
// 0.65–0.8 with BGE v1.5, at 0.05–0.3 and 0.45–0.65 with OpenAI's third generation. Measure on your own documents and set
// EMBEDDINGS_CALIBRATION.
const estimated: Record<string, Calibration> = {
  '@cf/baai/bge-base-en-v1.5': { midpoint: 0.62, scale: 0.035 },
  'text-embedding-3-small': { midpoint: 0.42, scale: 0.05 },
};

/** The model with its calibration: the given one, or the known one of its name; throws ConfigurationError without either. */
export function embeddingModel(name: string, given: Calibration | null): EmbeddingModel {
  const calibration = given ?? measured[name] ?? estimated[name];
  if (calibration) return { name, ...calibration };
  throw new ConfigurationError([
    `EMBEDDINGS_CALIBRATION is missing: where the cosines of ${name} lie is not known here; set its midpoint and scale`,
  ]);
}
