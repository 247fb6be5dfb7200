import { useSearchParams } from 'wouter';
import type { Routes } from '../../../../../client/routes.ts';
import { words } from '../../../words/text.ts';
import { timeText } from '../../../words/times.ts';

/** Which dead letters are meant, in the words of the API. */
export type FailureFilter = Routes['POST /v1/operations/failures/redrive']['body']['filter'];
export type Part = keyof FailureFilter;

const parts: Part[] = ['fingerprint', 'queue', 'stage', 'code', 'since'];

/** The filter that an address holds; the API says what is wrong with words that it does not know. */
export function filterOf(parameters: URLSearchParams): FailureFilter {
  const said = parts.map((part) => [part, parameters.get(part)] as const);
  return Object.fromEntries(said.filter(([, value]) => value));
}

/** Changes a part; `replace` leaves no step to go back to, for what changes with every letter. */
type Change = (part: Part, value: string | null, options?: { replace: boolean }) => void;

/** The filter of the address, and how to change a part of it. */
export function useFailureFilter(): [FailureFilter, Change] {
  const [parameters, setParameters] = useSearchParams();
  const set: Change = (part, value, options) =>
    setParameters((now) => {
      const next = new URLSearchParams(now);
      if (value) next.set(part, value);
      else next.delete(part);
      return next;
    }, options);
  return [filterOf(parameters), set];
}

/** A filter in words: "extract_text/engine_unavailable/pp-ocr-v4, since 08:00:00"; "every dead letter" for an empty one. */
export function filterText({ fingerprint, queue, stage, code, since }: FailureFilter): string {
  const said = [
    fingerprint,
    stage && `stage ${words(stage).toLowerCase()}`,
    code && `code ${code}`,
    queue && `queue ${queue}`,
    since && `failed since ${timeText(since)}`,
  ].filter(Boolean);
  return said.join(', ') || 'every dead letter';
}

const spans: Record<string, number> = { 'Last hour': 3600, 'Last 24 hours': 86_400, 'Last 7 days': 604_800 };
export const spanWords: string[] = Object.keys(spans);

/** The moment a span began, as the API takes it. */
export const beginningOf = (span: string, now = Date.now()): string =>
  new Date(now - (spans[span] ?? 0) * 1000).toISOString();
