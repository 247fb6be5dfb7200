import { confidenceOf } from '../../lib/stages/classify/confidence.ts';
import { type Reading, readForRules } from '../../lib/stages/classify/reading.ts';
import { type Score, scoreCategories } from '../../lib/stages/classify/score.ts';
import { readStructure } from '../../lib/stages/classify/structure.ts';
import { type CategoryScore, categoryReport } from '../eval/category-scores.ts';
import { textTable } from '../text-table.ts';
import { disturbances, disturbed, randomFrom } from './disturb.ts';
import { type Labelled, readFolder } from './read-folder.ts';

// usage: node bench/classify/calibrate.ts FOLDER [PATTERN OF FILE NAMES]
// Finds how sharply scores speak, by cross-validation over five parts of a labelled folder, and prints what follows.

const PARTS = 5;
const candidates = [0.6, 0.8, 1, 1.1, 1.2, 1.3, 1.4, 1.6, 1.8, 2.2];

interface Sample {
  file: string;
  expected: string;
  part: number;
  disturbance: string;
  reading: Reading;
  scores: Score[];
  structure: number;
}

/** Versions of one file, such as a text and its PDF, belong to one part: one must not vouch for the other. */
function partOf(file: string): number {
  const family = (file.split('/').at(-1) ?? file).replace(/\.\w+$/, '').slice(0, 30);
  return [...family].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) >>> 0, 7) % PARTS;
}

function samplesOf({ file, category, document }: Labelled): Sample[] {
  const random = randomFrom(7);
  return Object.entries(disturbances).map(([disturbance, disturb]) => {
    const changed = disturbed(document, disturb, random);
    const reading = readForRules(changed);
    const { head } = readStructure(changed);
    const scores = scoreCategories(reading, head);
    const structure = (scores[0] && head[scores[0].category]) ?? 0;
    return { file, expected: category, part: partOf(file), disturbance, reading, scores, structure };
  });
}

const judged = (sample: Sample, sharpness: number): CategoryScore => ({
  file: sample.file,
  expected: sample.expected,
  found: sample.scores[0]?.category ?? null,
  confidence: confidenceOf(sample.scores, sample.reading, sample.structure, sharpness),
});

/** How surprised the stated confidences are by what is right; less is better. */
function surprise(samples: Sample[], sharpness: number): number {
  const losses = samples.map((sample) => {
    const { expected, found, confidence } = judged(sample, sharpness);
    return -Math.log(Math.max(0.01, expected === found ? confidence : 1 - confidence));
  });
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}

const sharpest = (samples: Sample[]): number =>
  candidates.toSorted((a, b) => surprise(samples, a) - surprise(samples, b))[0] ?? 1;

const [folder, pattern = ''] = process.argv.slice(2);
if (!folder) throw new Error('Name a folder with a manifest.json of labelled files.');
const samples = (await readFolder(folder, new RegExp(pattern))).flatMap(samplesOf);
const parts = Array.from({ length: PARTS }, (_, part) => ({
  held: samples.filter((sample) => sample.part === part),
  sharpness: sharpest(samples.filter((sample) => sample.part !== part)),
}));
const rows = Object.keys(disturbances).map((disturbance) => {
  const scores = parts.flatMap(({ held, sharpness }) =>
    held.filter((sample) => sample.disturbance === disturbance).map((sample) => judged(sample, sharpness)),
  );
  const { right, files, accuracy, macro_recall, calibration_error } = categoryReport(scores);
  return [disturbance, `${right}/${files}`, ...[accuracy, macro_recall, calibration_error].map(String)];
});
console.log(textTable([['documents', 'right', 'accuracy', 'macro recall', 'calibration error'], ...rows]));
console.log(`sharpness ${sharpest(samples)}; of the parts ${parts.map(({ sharpness }) => sharpness).join(', ')}`);
