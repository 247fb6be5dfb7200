/** One line of the report: a figure, and what it may be at most or must be at least. */
export interface Row {
  label: string;
  value: number | null;
  budget?: { most: number } | { least: number };
  /** Counted figures are the same on every machine, so a broken budget of theirs fails the run. */
  counted?: boolean;
  note?: string;
}

/** Null when the row has no budget or no figure. */
export function isWithin({ value, budget }: Row): boolean | null {
  if (!budget || value === null) return null;
  return 'most' in budget ? value <= budget.most : value >= budget.least;
}

/** Whether a counted figure is over its budget. */
export const isBroken = (row: Row): boolean => row.counted === true && isWithin(row) === false;

const verdicts = new Map([
  [true, 'ok'],
  [false, 'OVER'],
]);

/** The cells of a row as the table shows them. */
export function cellsOf(row: Row): string[] {
  const { label, value, budget, note = '' } = row;
  const bound = budget ? ('most' in budget ? `≤ ${budget.most}` : `≥ ${budget.least}`) : '';
  const within = isWithin(row);
  const verdict = within === null ? '' : 'least' in (budget ?? {}) && !within ? 'UNDER' : (verdicts.get(within) ?? '');
  return [label, value === null ? '–' : String(value), bound, verdict, note];
}
