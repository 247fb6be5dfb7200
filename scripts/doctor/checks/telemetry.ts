import { type Answer, inWords, isGood } from '../caller.ts';
import { ok, skipped, warning } from '../finding.ts';
import { base, type Check, settingOf } from '../patient.ts';
import { setRight } from '../places.ts';

const name = 'telemetry';

/** Whether the collector of traces is there and lets us in; a deployment works without one. */
export const telemetry: Check = async (patient) => {
  const endpoint = settingOf(patient, 'OTEL_EXPORTER_OTLP_ENDPOINT');
  if (endpoint === null) return [skipped(name, 'No collector of traces is configured.')];
  const url = `${base(endpoint)}/v1/traces`;
  const headers = headersIn(settingOf(patient, 'OTEL_EXPORTER_OTLP_HEADERS') ?? '');
  const answer = await patient.call({ service: 'the collector', url, headers, body: { resourceSpans: [] } });
  if (isGood(answer)) return [ok(name, 'The collector takes traces.')];
  return [warning(name, `The collector takes no traces (${inWords(answer)}); they are dropped.`, remedyOf(answer))];
};

function remedyOf({ status }: Answer): string {
  if (status === 401 || status === 403) return setRight('OTEL_EXPORTER_OTLP_HEADERS');
  return setRight('OTEL_EXPORTER_OTLP_ENDPOINT');
}

function headersIn(text: string): Record<string, string> {
  const pairs = text.split(',').map((one) => one.split(/=(.*)/s).map((part) => part.trim()));
  return Object.fromEntries(pairs.filter(([key]) => key).map(([key, value = '']) => [key, decoded(value)]));
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
