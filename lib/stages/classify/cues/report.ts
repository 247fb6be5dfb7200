import type { Cue } from './cue.ts';

export const report: Cue[] = [
  {
    pattern:
      /^(?:\S+ ){0,6}(?:report|statistics|survey|review|analysis|assessment|audit|overview|evaluation|bericht|rapport|study|indicators|trends|outlook|forecast)\b.{0,40}$/i,
    weight: 2.2,
    says: 'is headed as a report',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:executive summary|key findings|highlights of|management summary|zusammenfassung|résumé exécutif|findings|recommendations|conclusions?|purpose|background|methodology|scope)\W*$/i,
    weight: 1.3,
    says: 'has the sections of a report',
    where: 'heading',
  },
  {
    pattern:
      /\b(?:top \d+|percent of|number of|by (?:state|region|country|county|industry|year))\b.*\b(?:19|20)\d{2}$/i,
    weight: 1.8,
    says: 'is headed as a statistic',
    where: 'heading',
  },
  {
    pattern: /\bexecutive summary\b|\bkey findings\b|\bthis report\b|\bthe report\b/i,
    weight: 1.5,
    says: 'calls itself a report',
  },
  {
    pattern: /^\W*(?:table of contents|contents|inhaltsverzeichnis|sommaire|list of (?:tables|figures))\W*$/i,
    weight: 1.2,
    says: 'has a table of contents',
    where: 'line',
  },
  {
    pattern:
      /\b(?:annual|quarterly|monthly|fiscal year|financial year|FY ?\d{2,4}|year ended|Q[1-4] ?(?:19|20)\d{2}|geschäftsjahr|exercice)\b/i,
    weight: 1,
    says: 'covers a period',
  },
  {
    pattern: /\b(?:table|figure|chart|fig\.|exhibit|tabelle|abbildung)\s+\d/gi,
    times: 2,
    weight: 1,
    says: 'refers to tables and figures',
  },
  { pattern: /\b\d{1,3}(?:\.\d)?\s?(?:%|percent)/gi, times: 4, weight: 1, says: 'reports percentages' },
  {
    pattern:
      /\b(?:source|sources|quelle)\s*:|\bpercent of\b|\btotal\b.{0,40}\bby (?:state|region|year|industry|type)\b/i,
    weight: 1.2,
    says: 'gives sources for its figures',
  },
  {
    pattern:
      /\b(?:prepared (?:by|for)|submitted to|working group|committee|census|statistical|bureau|agency|department of)\b/gi,
    times: 2,
    weight: 0.8,
    says: 'comes from a body that reports',
  },
  {
    pattern:
      /\b(?:library of congress|survey|statistics|data (?:show|are)|findings|respondents|population|housing units|according to)\b/gi,
    times: 3,
    weight: 1,
    says: 'presents data',
  },
  { pattern: /\babstract\b|\breferences\W*$|\bet al\b/i, weight: -0.8, says: 'reads like a paper', where: 'line' },
];
