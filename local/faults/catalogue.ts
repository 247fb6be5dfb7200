export type Service = 'qstash' | 'redis' | 'postgrest' | 'storage' | 'sendgrid' | 'engines' | 'worker';

/** What can go wrong between a caller and a service. */
const withRequests = ['refuse', 'hang', '5xx-before', '5xx-after', '429', 'delay', 'corrupt', 'skew'] as const;

/** What can go wrong between the queue and its receiver. */
export const withDeliveries = [
  'duplicate',
  'duplicate-concurrent',
  'delay',
  'reorder',
  'drop-ack',
  'corrupt',
  'skew',
] as const;

/** What can go wrong between the mail vendor and whom it tells of mails. */
export const withReports = ['duplicate', 'reorder', 'drop-ack', 'silent'] as const;

export type FaultName =
  | (typeof withRequests)[number]
  | (typeof withDeliveries)[number]
  | (typeof withReports)[number]
  | 'kill';

/** The queue's `delay` and `corrupt` mean its deliveries, so these are left for what is published to it. */
const withPublishes = ['refuse', 'hang', '5xx-before', '5xx-after', '429'] as const;

/** The faults that hit requests to a service. */
export const requestFaultsOf = (service: Service): readonly FaultName[] =>
  service === 'qstash' ? withPublishes : withRequests;

export const pairs: Record<Service, readonly FaultName[]> = {
  qstash: [...withPublishes, ...withDeliveries],
  redis: withRequests,
  postgrest: withRequests,
  storage: withRequests,
  sendgrid: [...withRequests, ...withReports],
  engines: withRequests,
  worker: ['kill'],
};

/** Whether this service can have this fault. */
export function isPair(service: string, fault: string): boolean {
  const known: Record<string, readonly string[]> = pairs;
  return known[service]?.includes(fault) ?? false;
}
