import { encodeBody } from './wire.ts';

export interface FlowControl {
  key: string;
  parallelism: number | null;
  /** Deliveries begun within one period. */
  rate: number | null;
  /** Milliseconds. */
  period: number;
}

/** Where the outcome of an attempt goes, and the publish headers of that second message. */
export interface Callback {
  url: string;
  headers: Record<string, string>;
}

export interface Message {
  id: string;
  /** The destination as it was published, byte for byte. */
  url: string;
  method: string;
  /** Content-Type and forwarded headers, with canonical names. */
  headers: Record<string, string>;
  body: Uint8Array;
  retries: number;
  retryDelay: string | null;
  /** Milliseconds. */
  timeout: number;
  labels: string[];
  flowControl: FlowControl | null;
  callback: Callback | null;
  failureCallback: Callback | null;
  notBefore: number;
  createdAt: number;
  retried: number;
  /** When the next attempt may begin, in milliseconds since the epoch. */
  due: number;
}

/** A message before the broker has taken it in. */
export type Draft = Omit<Message, 'id' | 'createdAt' | 'retried' | 'due'>;

export const callerIp = '127.0.0.1';

/** A message as the API shows it. */
export function describeMessage(message: Message): Record<string, unknown> {
  return {
    messageId: message.id,
    url: message.url,
    method: message.method,
    header: headerLists(message.headers),
    ...encodeBody('body', message.body),
    maxRetries: message.retries,
    retryDelayExpression: message.retryDelay ?? undefined,
    notBefore: message.notBefore,
    createdAt: message.createdAt,
    callback: message.callback?.url,
    failureCallback: message.failureCallback?.url,
    callerIP: callerIp,
    ...describeLabels(message),
    ...describeFlowControl(message.flowControl),
  };
}

export const headerLists = (headers: Record<string, string>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));

export const describeLabels = ({ labels }: Message): Record<string, unknown> =>
  labels.length > 0 ? { label: labels[0], labels } : {};

function describeFlowControl(flowControl: FlowControl | null): Record<string, unknown> {
  if (!flowControl) return {};
  const { key, parallelism, rate, period } = flowControl;
  const rated = rate === null ? {} : { rate, period: period / 1000 };
  return { flowControlKey: key, ...(parallelism === null ? {} : { parallelism }), ...rated };
}
