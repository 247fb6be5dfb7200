import type { Report } from './examine.ts';
import type { Finding, State } from './finding.ts';

const signs: Record<State, string> = { ok: 'ok      ', warning: 'warning ', trouble: 'TROUBLE ', skipped: '–       ' };

/** The findings as lines for a terminal, remedies below what they are for. */
export function print({ findings }: Report): string {
  const width = Math.max(...findings.map(({ check }) => check.length));
  const lines = findings.map(({ check, state, says, remedy }) => {
    const line = `${signs[state]} ${check.padEnd(width)}  ${says}`;
    return remedy ? `${line}\n${' '.repeat(width + 11)}→ ${remedy}` : line;
  });
  return `${lines.join('\n')}\n\n${summary(findings)}`;
}

function summary(findings: Finding[]): string {
  const count = (state: State) => findings.filter((one) => one.state === state).length;
  return `${count('ok')} ok, ${count('warning')} warnings, ${count('trouble')} in trouble, ${count('skipped')} not looked at.`;
}
