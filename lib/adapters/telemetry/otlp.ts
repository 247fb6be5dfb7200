import type { Attributes, Span } from '../../trace.ts';

/** Spans as OTLP/HTTP has them in JSON: ids in hexadecimal, 64-bit numbers as text, kinds and codes by number. */
export function toOtlp(spans: Span[], service: string) {
  const resource = { attributes: toKeyValues({ 'service.name': service, 'cloud.provider': 'cloudflare' }) };
  return { resourceSpans: [{ resource, scopeSpans: [{ scope: { name: 'docket' }, spans: spans.map(toSpan) }] }] };
}

const kinds: Record<Span['kind'], number> = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 };
const status = { unset: 0, error: 2 } as const;

const toSpan = ({ traceId, spanId, parentId, name, kind, startMs, endMs, attributes, link }: Span) => ({
  traceId,
  spanId,
  ...(parentId !== null && { parentSpanId: parentId }),
  name,
  kind: kinds[kind],
  startTimeUnixNano: toNanoseconds(startMs),
  endTimeUnixNano: toNanoseconds(endMs),
  attributes: toKeyValues(attributes),
  ...(link !== null && { links: [{ traceId: link.traceId, spanId: link.spanId }] }),
  status: { code: 'error.type' in attributes ? status.error : status.unset },
});

const toNanoseconds = (ms: number): string => String(BigInt(Math.trunc(ms)) * 1_000_000n);

const toKeyValues = (attributes: Attributes) =>
  Object.entries(attributes).map(([key, value]) => ({ key, value: toValue(value) }));

function toValue(value: Attributes[string]) {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
