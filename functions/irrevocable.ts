type Row = readonly [methods: RegExp, paths: RegExp];

const changes = /^(POST|PUT|PATCH|DELETE)$/;

const rows: readonly Row[] = [
  [changes, /^\/v1\/account(\/|$)/],
  [/^(GET|HEAD)$/, /^\/v1\/account\/export$/],
  [changes, /^\/v1\/(api-keys|webhooks|operations)(\/|$)/],
  [/^POST$/, /^\/v1\/documents\/(delete|export)$/],
  [/^DELETE$/, /^\/v1\/(documents|folders|categories)\//],
];

/**
 * Whether a request destroys, takes everything along, or lets somebody else in: nobody may do that with what was good a
 * while ago. A token lives on when its person has signed out, so their session is asked for anew.
 */
export const isIrrevocable = (method: string, path: string): boolean =>
  rows.some(([methods, paths]) => methods.test(method) && paths.test(path));
