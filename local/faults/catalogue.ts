export type Service = 'qstash' | 'redis' | 'postgrest' | 'storage' | 'sendgrid' | 'engines' | 'worker';

/** What can go wrong between a caller and a service. */
export const withRequests = ['refuse', 'hang', '5xx-before', '5xx-after', '429', 'delay', 'corrupt'] as const;

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

export type RequestFault = (typeof withRequests)[number];
export type DeliveryFault = (typeof withDeliveries)[number];
export type FaultName = RequestFault | DeliveryFault | 'kill';

/** For the queue, `delay` and `corrupt` mean its deliveries; its other request faults mean what is published to it. */
export const pairs: Record<Service, readonly FaultName[]> = {
  qstash: ['refuse', 'hang', '5xx-before', '5xx-after', '429', ...withDeliveries],
  redis: withRequests,
  postgrest: withRequests,
  storage: withRequests,
  sendgrid: withRequests,
  engines: withRequests,
  worker: ['kill'],
};

/** Whether this service can have this fault. */
export function isPair(service: string, fault: string): boolean {
  const known: Record<string, readonly string[]> = pairs;
  return known[service]?.includes(fault) ?? false;
}
