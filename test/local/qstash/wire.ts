import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** One request to the broker, as it went over the wire. */
export interface SentRequest {
  method: string;
  /** What follows the host. */
  target: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
}

export interface Exchange extends SentRequest {
  status: number;
  answer: unknown;
}

interface Operation {
  method: string;
  path: string;
  headers?: string;
  body?: string;
  answers: Record<string, string>;
}

const contract: { $defs: Record<string, object>; operations: Operation[] } = JSON.parse(
  readFileSync(new URL('./contract.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
ajv.addSchema({ $id: 'contract', $defs: contract.$defs });

export async function recordExchange(
  exchanges: Exchange[],
  request: Request,
  handle: (request: Request) => Promise<Response>,
): Promise<Response> {
  const body = await request.clone().text();
  const response = await handle(request);
  const { origin } = new URL(request.url);
  const answer: unknown = await response.clone().json();
  const headers = Object.fromEntries(request.headers);
  const target = request.url.slice(origin.length);
  exchanges.push({ method: request.method, target, headers, body, status: response.status, answer });
  return response;
}

/** Where these exchanges leave the published protocol, one sentence each. */
export const disagreements = (exchanges: Exchange[]): string[] => exchanges.flatMap(disagreementsOf);

function disagreementsOf(exchange: Exchange): string[] {
  if (exchange.status === 501) return against('error', exchange.answer, 'the 501 answer');
  const name = `${nameOf(exchange)} ${exchange.status}`;
  const operation = operationOf(exchange);
  if (!operation) return [`${nameOf(exchange)} is no operation of the contract`];
  const schema = operation.answers[exchange.status];
  if (!schema) return [`${name} is no status of the contract`];
  // Only requests that were taken have to be right; tests send wrong ones to see them refused.
  const sent = exchange.status < 400 ? requestDisagreements(exchange) : [];
  return [...sent, ...against(schema, exchange.answer, name)];
}

/** Where a request leaves the published protocol, one sentence each. */
export function requestDisagreements(sent: SentRequest): string[] {
  const operation = operationOf(sent);
  const name = nameOf(sent);
  if (!operation) return [`${name} is no operation of the contract`];
  const { headers, body } = operation;
  return [
    ...(headers ? against(headers, sent.headers, `${name} request headers`) : []),
    ...(body ? against(body, JSON.parse(sent.body), `${name} request body`) : []),
  ];
}

const pathOf = ({ target }: SentRequest): string => target.split('?')[0] ?? '';
const nameOf = (sent: SentRequest): string => `${sent.method} ${pathOf(sent)}`;
const operationOf = (sent: SentRequest): Operation | undefined =>
  contract.operations.find(({ method, path }) => method === sent.method && new RegExp(path).test(pathOf(sent)));

function against(schema: string, value: unknown, name: string): string[] {
  const validate = ajv.getSchema(`contract#/$defs/${schema}`);
  if (!validate) return [`${name} has no schema "${schema}"`];
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) => `${name}: ${error.instancePath} ${error.message}`);
}
