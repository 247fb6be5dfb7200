import type { Mutation } from './mutations.ts';

/** What keeps people's words out of queues, caches and logs, and what lets nothing stay of somebody who left. */
export const ofData: readonly Mutation[] = [
  {
    check: 43,
    file: 'lib/adapters/upstash/question-vectors.ts',
    find: '`docket:question:${',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source
    replace: '`docket:question:${text}${',
  },
  {
    check: 43,
    file: 'functions/middleware/request-log.ts',
    find: 'const route = routePath(c, -1);',
    replace: 'const route = routePath(c, -1) && c.req.url;',
  },
  {
    check: 46,
    file: 'lib/outbox/forget-person.ts',
    find: ' || !(await inRounds(() => erasure.removeObjects(owner)))',
    replace: '',
  },
  {
    check: 46,
    file: 'lib/outbox/forget-person.ts',
    find: '  if (!(await erasure.forgetHot([owner, ...ids]))) return false;\n',
    replace: '',
  },
  { check: 46, file: 'lib/outbox/forget-person.ts', find: '  await erasure.closeSockets(owner);\n', replace: '' },
  { check: 46, file: 'lib/outbox/forget-person.ts', find: '  await erasure.forgetMails(owner);\n', replace: '' },
  { check: 46, file: 'lib/outbox/forget-person.ts', find: '  await erasure.removeLogin(owner);\n', replace: '' },
  {
    check: 46,
    file: 'supabase/migrations/20261101001484_retention.sql',
    find: 'references public.people (id) on delete cascade',
    replace: 'references public.people (id)',
  },
];
