import { resolve } from 'node:path';
import { type Finding, warning } from '../finding.ts';
import type { Check } from '../patient.ts';
import { knownNames } from '../variables.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');
/** Names that stand in such files for the deployment, its tests and the doctor. */
const others =
  /^(WORKER_NAME|QSTASH_DEV|CLOUDFLARE_\w+|SUPABASE_(ACCESS_TOKEN|DB_PASSWORD)|(SMOKE|CONTRACT)_\w+|DOCTOR_SENDGRID_API_KEY)$/;

/** Names that nobody reads, and which one may have been meant: what is misspelt is as good as not set. */
export const strangers: Check = ({ vars, hosted }) => {
  if (!hosted) return [];
  const known = knownNames(root);
  return Object.keys(vars)
    .filter((name) => !known.includes(name) && !others.test(name))
    .map((name): Finding => {
      const meant = nearest(name, known);
      return warning(
        name,
        `${name} is no variable of the worker${meant ? `; ${meant}?` : '.'}`,
        meant ? `Write ${meant}, or take ${name} out.` : `Take ${name} out; .dev.vars.example has all names.`,
      );
    });
};

const mostEdits = 3;

/** The known name that is the fewest letters away, if it is near at all. */
function nearest(name: string, known: string[]): string | null {
  const [best] = known.map((one) => ({ one, edits: editsBetween(name, one) })).sort((a, b) => a.edits - b.edits);
  return best && best.edits <= mostEdits ? best.one : null;
}

/** How many letters to add, take away or change to make one word of another. */
function editsBetween(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (const [row, letter] of [...a].entries()) {
    const line = [row + 1];
    for (const [column, other] of [...b].entries()) {
      const changed = (above[column] ?? 0) + (letter === other ? 0 : 1);
      line.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    }
    above = line;
  }
  return above.at(-1) ?? 0;
}
