import { knownModel, localModel } from '../../../lib/adapters/engines/embedding-models.ts';
import { createEmbedder } from '../../../lib/adapters/engines/embeddings.ts';
import { embedLong, postingText } from '../../../lib/matching/texts.ts';
import { readPostings } from './postings.ts';

// Computes what all texts about work have in common by the engine at this address, as lib/adapters/engines/background.ts
// keeps it.

const [url] = process.argv.slice(2);
if (!url) throw new Error('Name the engine: node bench/eval/matching/background.ts http://127.0.0.1:8090');
const model = { ...knownModel(localModel, null), background: [] };
const vectors = await embedLong(createEmbedder({ url, apiKey: null, model }), readPostings().map(postingText));
const dimensions = 512;
const mean = Array.from(
  { length: dimensions },
  (_, index) => vectors.reduce((sum, vector) => sum + (vector[index] ?? 0), 0) / vectors.length,
);
const bytes = Int8Array.from(mean, (value) => Math.round((value / 0.1) * 127));
console.log(Buffer.from(bytes.buffer).toString('base64'));
