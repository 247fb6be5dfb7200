/** Fields that a listing or a bulk action can be filtered by, as the API shows them. */
type Shown = Record<string, unknown>;
type Filter = (shown: Shown) => boolean;

const fields: Record<string, (shown: Shown) => unknown[]> = {
  messageId: (shown) => [shown.messageId],
  messageIds: (shown) => [shown.messageId],
  dlqIds: (shown) => [shown.dlqId],
  url: (shown) => [shown.url],
  host: (shown) => [new URL(String(shown.url)).host],
  path: (shown) => [new URL(String(shown.url)).pathname],
  label: (shown) => (Array.isArray(shown.labels) ? shown.labels : []),
  flowControlKey: (shown) => [shown.flowControlKey],
  responseStatus: (shown) => [shown.responseStatus],
  state: (shown) => [shown.state, ...(inProgress.has(String(shown.state)) ? ['IN_PROGRESS'] : [])],
  callerIp: (shown) => [shown.callerIP],
  callerIP: (shown) => [shown.callerIP],
  topicName: () => [],
  queueName: () => [],
  scheduleId: () => [],
};

const inProgress = new Set(['ACTIVE', 'RETRY', 'ERROR']);

/** The filter of a query string: values of one field are alternatives, several fields all hold. */
export function readFilter(query: URLSearchParams): Filter {
  const conditions = Object.entries(fields)
    .filter(([name]) => query.has(name))
    .map(([name, read]) => anyOf(read, readValues(query, name)));
  return (shown) => [...conditions, between(query)].every((holds) => holds(shown));
}

/** Values repeated or separated by commas; a whole value counts too, since addresses may contain commas. */
export const readValues = (query: URLSearchParams, name: string): string[] =>
  query.getAll(name).flatMap((value) => [value, ...value.split(',')]);

/** How many entries an answer holds at most: `count`, within 1 and 100. */
export function readCount(query: URLSearchParams): number {
  const count = Number(query.get('count') ?? 100);
  return Number.isInteger(count) ? Math.min(100, Math.max(1, count)) : 100;
}

/** The sequence number before which a page begins; beyond all of them without a cursor. */
export const readCursor = (query: URLSearchParams): number => Number(query.get('cursor')) || Number.MAX_SAFE_INTEGER;

const anyOf =
  (read: (shown: Shown) => unknown[], values: string[]): Filter =>
  (shown) =>
    read(shown).some((value) => value !== undefined && values.includes(String(value)));

function between(query: URLSearchParams): Filter {
  const from = Number(query.get('fromDate') ?? 0);
  const to = Number(query.get('toDate') ?? Number.POSITIVE_INFINITY);
  return (shown) => {
    const at = Number(shown.time ?? shown.createdAt);
    return at >= from && at <= to;
  };
}
