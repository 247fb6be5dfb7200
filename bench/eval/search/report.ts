import { textTable } from '../../text-table.ts';
import { type Asked, modes, type Score, type Scores } from './scores.ts';

/** The scores as a table with counts, and, when asked for, the questions that hybrid did not answer by its first five hits. */
export function searchText(scores: Scores, asked: Asked[], details: boolean): string {
  const kinds = ['keyword', 'paraphrase', 'all'] as const;
  const head = ['', ...kinds.flatMap((kind) => [`${kind}: hit@1`, 'hit@5', 'MRR'])];
  const rows = modes.map((mode) => [mode, ...kinds.flatMap((kind) => cells(scores[mode][kind]))]);
  const missed = asked
    .filter(({ ranks }) => ranks.hybrid === null || ranks.hybrid > 5)
    .map(({ question, ranks }) => `  ${modes.map((mode) => `${mode} ${ranks[mode] ?? '–'}`).join(', ')}: ${question}`);
  return [textTable([head, ...rows]), ...(details ? ['', 'Not among the first five of hybrid', ...missed] : [])].join(
    '\n',
  );
}

const cells = ({ questions, first, five, reciprocal }: Score): string[] => [
  `${first}/${questions}`,
  `${five}/${questions}`,
  reciprocal.toFixed(3),
];
