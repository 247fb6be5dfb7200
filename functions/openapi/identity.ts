// How operations are called and under which heading they stand, both from their paths.

/** The headings in the order in which one reads them, each with what it is about. */
export const tags: Record<string, string> = {
  documents: 'What was uploaded, what became of it, and what was found in it.',
  folders: 'Where documents lie, as their owner sees it.',
  categories: 'What documents can be, the built-in and your own.',
  search: 'Passages of documents.',
  jobs: 'The processing of a document, and batches of it.',
  events: 'The log of everything that happened, to be read or listened to.',
  postings: 'Vacancies.',
  matches: 'Which vacancies suit which resumes, and why.',
  applications: 'Who applied for what, and how that stands.',
  notifications: 'What a person is told, and how they want it.',
  webhooks: 'Addresses of your own that are called when something happens.',
  'api-keys': 'Keys by which programs act for a person.',
  account: 'Who is signed in.',
  operations: 'Everybody’s work, for operators and viewers.',
  mails: 'The links in mails.',
  health: 'Whether this deployment and what it depends on is well.',
  'earlier services': 'The routes of earlier services, for apps that were written for them.',
};

const headings: Record<string, string> = {
  uploads: 'documents',
  batches: 'jobs',
  realtime: 'events',
  unsubscribe: 'mails',
};

const nounOf = (path: string): string => path.replace(/^\/v1\//, '/').split('/')[1] ?? '';

export const tagOf = (path: string): string => headings[nounOf(path)] ?? nounOf(path);

const given: Record<string, string> = {
  'POST /v1/documents': 'uploadDocuments',
  'POST /v1/uploads': 'openUploads',
  'POST /v1/postings': 'savePostings',
  'POST /v1/applications': 'applyForPosting',
  'GET /v1/account': 'getAccount',
  'DELETE /v1/account': 'eraseAccount',
  'GET /v1/account/export': 'exportAccount',
  'GET /v1/account/retention': 'getRetention',
  'PUT /v1/account/retention': 'setRetention',
  'GET /v1/account/accuracy': 'reportAccuracy',
  'GET /v1/search': 'search',
  'GET /v1/documents/summary': 'countDocuments',
  'GET /v1/documents/:id/export': 'exportDocument',
  'PATCH /v1/documents/:id/fields': 'reviewFields',
  'GET /v1/matches/preview': 'previewMatches',
  'GET /v1/notifications/settings': 'getNotificationSettings',
  'PUT /v1/notifications/settings': 'setNotificationSettings',
  'GET /v1/notifications/digest-preview': 'previewDigest',
  'POST /v1/webhooks/:id/rotate-secret': 'rotateWebhookSecret',
  'GET /v1/webhooks/:id/deliveries': 'listWebhookDeliveries',
  'POST /v1/webhooks/:id/deliveries/:delivery/replay': 'replayWebhookDelivery',
  'GET /v1/realtime': 'listen',
  'GET /health': 'getHealth',
  'GET /metrics': 'getMetrics',
  'PUT /v1/notifications/:id/read': 'markNotificationRead',
  'POST /v1/notifications/read-all': 'markAllNotificationsRead',
  'POST /v1/notifications/test': 'sendTestMail',
  'POST /v1/operations/failures/redrive': 'redriveFailures',
  'POST /v1/operations/run/:run': 'startRun',
  'POST /v1/operations/suppressions': 'suppressAddress',
  'DELETE /v1/operations/suppressions/:email': 'releaseAddress',
  'GET /unsubscribe/:token': 'getPreferencesPage',
  'POST /unsubscribe/:token': 'unsubscribe',
};

const verbs: Record<string, string> = { GET: 'get', POST: 'create', PUT: 'set', PATCH: 'update', DELETE: 'delete' };

const camel = (words: string): string => words.replace(/[-_](\w)/g, (_, letter: string) => letter.toUpperCase());
const capital = (words: string): string => camel(words).replace(/^\w/, (letter) => letter.toUpperCase());
const singular = (noun: string): string =>
  noun
    .replace(/ies$/, 'y')
    .replace(/(ch)es$/, '$1')
    .replace(/s$/, '');

/** A name for an operation that nobody else has, as in `rotateApiKey`. */
export function operationIdOf(route: string): string {
  const name = given[route];
  if (name) return name;
  const [method = '', path = ''] = route.split(' ');
  const parts = path
    .replace(/^\/v1\//, '/')
    .split('/')
    .slice(1);
  if (!path.startsWith('/v1/')) return camel(`legacy-${verbs[method] ?? ''}-${parts.join('-').replaceAll(':', 'by-')}`);
  const words = parts.filter((part) => !part.startsWith(':'));
  const [noun = '', ...rest] = words;
  const isOne = parts.at(-1)?.startsWith(':') ?? false;
  const last = rest.at(-1);
  const owner = parts[1]?.startsWith(':') ? capital(singular(noun)) : capital(noun);
  if (!last)
    return isOne
      ? `${verbs[method]}${capital(singular(noun))}`
      : `${method === 'GET' ? 'list' : 'create'}${capital(method === 'GET' ? noun : singular(noun))}`;
  const middle = rest
    .slice(0, -1)
    .map((word) => capital(singular(word)))
    .join('');
  if (method === 'POST' && !isOne) return `${camel(last)}${middle || owner}`;
  return `${verbs[method]}${owner}${middle}${capital(isOne ? singular(last) : last)}`;
}
