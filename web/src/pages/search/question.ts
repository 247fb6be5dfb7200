/** What is looked for, and where. */
export interface Question {
  q: string;
  category: string;
  folder: string;
}

/** The question that an address asks. */
export const questionOf = (parameters: URLSearchParams): Question => ({
  q: (parameters.get('q') ?? '').trim(),
  category: parameters.get('category') ?? '',
  folder: parameters.get('folder') ?? '',
});
