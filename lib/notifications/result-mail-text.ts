import type { Entry } from './entry.ts';

/** The plain form of the mail: short paragraphs, one address a line. */
export function resultMailText(headline: string, entries: Entry[], more: number): string {
  const parts = [headline, ...entries.map(entryText), ...(more > 0 ? [`and ${more.toLocaleString('en')} more`] : [])];
  return `${parts.join('\n\n')}\n\n-- \nDocket, your inbox for documents.\n`;
}

function entryText({ name, label, kind, facts, problem, jobId, time, link }: Entry): string {
  return [
    `${name} (${[label, kind].filter(Boolean).join('; ')})`,
    ...facts.map((fact) => `  ${fact.label}: ${fact.value}${fact.unsure ? ' (please check)' : ''}`),
    ...(problem ? [`  ${problem.what}`, `  What to do: ${problem.advice}`] : []),
    `  ${link}`,
    `  Job ${jobId}${time ? `, ${time}` : ''}`,
  ].join('\n');
}
