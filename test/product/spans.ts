import * as z from 'zod';
import type { Behaviour, Received } from './collector.ts';
import { world } from './world.ts';

// What the collector of the running cloud was sent, read as strictly as OTLP's JSON allows.

const int64 = z.string().regex(/^-?\d{1,19}$/);
const Value = z.union([
  z.strictObject({ stringValue: z.string() }),
  z.strictObject({ intValue: int64 }),
  z.strictObject({ doubleValue: z.number() }),
  z.strictObject({ boolValue: z.boolean() }),
]);
const KeyValues = z.array(z.strictObject({ key: z.string().min(1), value: Value }));
const traceId = z.string().regex(/^(?!0{32})[0-9a-f]{32}$/);
const spanId = z.string().regex(/^(?!0{16})[0-9a-f]{16}$/);
const nanoseconds = z.string().regex(/^\d{19}$/);
const Span = z.strictObject({
  traceId,
  spanId,
  parentSpanId: spanId.optional(),
  name: z.string().min(1),
  kind: z.int().min(1).max(5),
  startTimeUnixNano: nanoseconds,
  endTimeUnixNano: nanoseconds,
  attributes: KeyValues,
  links: z.array(z.strictObject({ traceId, spanId })).optional(),
  status: z.strictObject({ code: z.int().min(0).max(2) }),
});
const Traces = z.strictObject({
  resourceSpans: z.array(
    z.strictObject({
      resource: z.strictObject({ attributes: KeyValues }),
      scopeSpans: z.array(z.strictObject({ scope: z.strictObject({ name: z.string() }), spans: z.array(Span) })),
    }),
  ),
});
export type Span = z.infer<typeof Span>;

const at = (path: string) => `${world.env('OTEL_EXPORTER_OTLP_ENDPOINT')}${path}`;

export interface Collected {
  received: Received[];
  /** How many requests there were in all. */
  count: number;
  /** How many of them were not answered. */
  held: number;
}

/** What was sent to the collector: all of it, or what has a text in it and came after so many others. */
export async function collected(query: { with?: string; after?: string } = {}): Promise<Collected> {
  const response = await fetch(at(`/received?${new URLSearchParams(query)}`));
  return (await response.json()) as Collected;
}

/** Tells the collector how to behave from now on; as usual, when nothing is said. */
export const behave = async (behaviour?: Behaviour): Promise<void> => {
  await fetch(at('/behaviour'), { method: 'PUT', ...(behaviour && { body: JSON.stringify(behaviour) }) });
};

/** All spans; throws where one is not as OTLP has it. */
export const spansIn = (received: Received[]): Span[] =>
  received
    .flatMap(({ body }) => Traces.parse(JSON.parse(body)).resourceSpans)
    .flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans));

/** The spans of one trace, in the order in which they came. */
export const spansOf = async (trace: string): Promise<Span[]> =>
  spansIn((await collected({ with: trace })).received).filter((span) => span.traceId === trace);

/** An attribute of a span, as its text or number. */
export const attributeOf = ({ attributes }: Span, name: string): string | number | boolean | undefined => {
  const value = attributes.find(({ key }) => key === name)?.value;
  return value && Object.values(value)[0];
};
