/** One defence taken out of a file, and the check of `docs/security.md` whose test must notice. */
export interface Mutation {
  check: number;
  /** From the root of the repository. */
  file: string;
  /** What stands there exactly once. */
  find: string;
  replace: string;
}

export const mutations: readonly Mutation[] = [
  {
    check: 15,
    file: 'lib/adapters/supabase/auth.ts',
    find: "{ ...common, issuer, algorithms: ['ES256', 'RS256'] }",
    replace: "{ ...common, algorithms: ['ES256', 'RS256'] }",
  },
];
