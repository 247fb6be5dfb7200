import { expectationOf } from './expectation.ts';
import type { HostileFile } from './manifest.ts';
import type { HostileOutcome } from './outcome.ts';

export const bounds = { seconds: 10, grownMb: 128, ordinarySeconds: 10 };

/** What is wrong with how a file ended, a sentence each; none when it ended as its manifest asks. */
export function judge(file: HostileFile, outcome: HostileOutcome): string[] {
  return [...judgeEnd(file, outcome), ...judgeCost(outcome)];
}

function judgeEnd(file: HostileFile, { state, code, status, text, fields }: HostileOutcome): string[] {
  const expected = expectationOf(file);
  const wrong: string[] = [];
  if (status >= 500) wrong.push(`its upload answered ${status}`);
  if (state !== 'read') {
    if (!expected.mayBeRefused) wrong.push(`it was not read: ${code}`);
    else if (code === 'internal_error' || code === 'not_settled') wrong.push(`it ended with ${code}`);
    else if (expected.isEncrypted && code !== 'document_encrypted') wrong.push(`${code} does not tell of a password`);
    return wrong;
  }
  if (!expected.mayBeRead) wrong.push('it was read');
  if (expected.isEmpty && text.trim() !== '') wrong.push('it has text');
  if (expected.hasNoFields && Object.keys(fields).length > 0) wrong.push(`it has ${Object.keys(fields).join(', ')}`);
  for (const words of expected.forbidden) if (text.includes(words)) wrong.push(`its text has ${words}`);
  for (const [name, value] of Object.entries(file.fields ?? {})) {
    if (fields[name] !== undefined && !isSame(fields[name], value)) wrong.push(`${name} is ${fields[name]}`);
  }
  return wrong;
}

const isSame = (one: unknown, other: unknown) => String(one).toLowerCase() === String(other).toLowerCase();

function judgeCost({ seconds, grownMb, calls, ordinary }: HostileOutcome): string[] {
  const wrong: string[] = [];
  if (seconds > bounds.seconds) wrong.push(`it took ${seconds.toFixed(1)} s`);
  if (grownMb !== null && grownMb > bounds.grownMb) wrong.push(`it took ${Math.round(grownMb)} MB`);
  if (calls.length > 0) wrong.push(`${calls.join(', ')} was called`);
  if (ordinary.failed > 0) wrong.push(`${ordinary.failed} ordinary documents failed`);
  if (ordinary.slowest > bounds.ordinarySeconds) wrong.push(`others waited ${ordinary.slowest.toFixed(1)} s`);
  return wrong;
}
