const steps = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1];

/** The shares to choose from beside the usual one, the present one among them. */
export const thresholdOptions = (present: number, usual: number): number[] =>
  [...new Set([...steps, present])].filter((share) => share !== usual).sort((a, b) => a - b);

/** "3 × Travel, 1 × Letter": what documents were changed to. */
export const changedText = (
  changed: { category: string; documents: number }[],
  kindWord: (kind: string) => string,
): string => changed.map(({ category, documents }) => `${documents} × ${kindWord(category)}`).join(', ');
