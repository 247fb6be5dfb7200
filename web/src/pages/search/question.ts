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

/** Whether there is enough to look for: something with a letter or a digit, and more than one sign. */
export const isAskable = (q: string): boolean => q.length >= 2 && /[\p{L}\p{N}]/u.test(q.normalize('NFKD'));
