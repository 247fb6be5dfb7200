import type { Routes } from '../../../client/routes.ts';
import { countText } from './text.ts';

type Route = Routes['POST /v1/postings'];
type Given = Route['body']['postings'];

/** The jobs in a JSON text: a list, an object that has one as `postings`, or a single job. Throws an error in words. */
export function postingsIn(text: string): Given {
  const said = parsed(text);
  const list = Array.isArray(said) ? said : isObject(said) && Array.isArray(said.postings) ? said.postings : [said];
  if (list.length === 0 || !list.every(isGiven)) throw new Error('There must be a list of jobs, each in braces.');
  return list;
}

/** Guarantees no more than an object: what is wrong with it is for the API to say. */
const isGiven = (value: unknown): value is Given[number] => isObject(value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`That is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** "2 jobs are new, 1 was changed, 3 were known already". */
export function postedText({ created, updated, unchanged }: Omit<Route['answer'], 'data'>): string {
  const parts = [
    created > 0 && `${countText(created, 'job is', 'jobs are')} new`,
    updated > 0 && `${countText(updated, 'job was', 'jobs were')} changed`,
    unchanged > 0 && `${countText(unchanged, 'job was', 'jobs were')} known already`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}
