/** How sure it is what was right so often and wrong so often; once right is believed more than half. */
export const confidenceOf = (right: number, wrong: number): number =>
  Math.round((100 * (right + 1.5)) / (right + wrong + 2)) / 100;

/** "in a document like this one", "in 3 documents like this one". */
export const inSoMany = (count: number): string =>
  count === 1 ? 'in a document like this one' : `in ${count} documents like this one`;
