import type { Cue } from './cue.ts';

const YEARS = /(?:\b(?:19|20)\d{2}\b[^\w\n]{1,4}){3,}(?:19|20)\d{2}\b/;

export const report: Cue[] = [
  {
    pattern:
      /^(?:\S+ ){0,6}(?:report|statistics|survey|audit|overview|\S*bericht|\S*gutachten|\S*studie|\S*auswertung|statistik|rapport|bilan|informe)\b.{0,40}(?<!\.)$/i,
    weight: 2.2,
    says: 'is headed as a report',
    where: 'heading',
  },
  {
    pattern:
      /^(?:\S+ ){0,5}(?:review|analysis|assessment|evaluation|study|indicators|trends|outlook|forecast|results|\S*analyse|étude)\b.{0,30}(?<!\.)$/i,
    weight: 1.2,
    says: 'is headed as a study',
    where: 'heading',
  },
  {
    pattern:
      /^(?:\S+ ){0,4}(?:annual|quarterly|monthly|weekly|progress|status|final|interim|inspection|audit|test|technical|activity|incident|accident|financial|research|evaluation|laboratory|lab|site|trip|inspector general'?s?) reports?\b|^\W*(?:\S+ ){0,2}(?:jahres|geschäfts|zwischen|prüf|abschluss|lage|quartals|halbjahres|tätigkeits|sachstands|test|unter\S*|monats|forschungs|projekt)bericht\b|^\W*rapport (?:d['’]|annuel|final|technique|financier|de )/i,
    weight: 1.5,
    says: 'names the kind of report it is',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:[\divx]{1,4}[.)]?\s+)?(?:executive summary|key (?:findings|figures|messages)|highlights(?: of.{0,40})?|management summary|zusammenfassung|résumé exécutif|synthèse|(?:summary of )?findings|results in brief|recommendations|conclusions?|purpose|background|methodology|scope|what we found|what we recommend|agency comments.{0,30}|financial review|ergebnisse|empfehlungen|bewertung.{0,25}|ausblick|fazit|chiffres clés|les chiffres clés|recommandations|perspectives.{0,25}|risks and issues|results|lessons learned|next steps|approach|alternatives|purpose and need|environmental consequences|list of preparers|management discussion.{0,30})\W*$/i,
    weight: 1.3,
    says: 'has the sections of a report',
    where: 'line',
  },
  {
    pattern:
      /\b(?:top \d+|percent of|number of|by (?:state|region|country|county|industry|year|kind|type|sex|age))\b.*\b(?:19|20)\d{2}\W*$/i,
    weight: 1.8,
    says: 'is headed as a statistic',
    where: 'heading',
  },
  {
    pattern:
      /\b(?:executive summary|key findings|(?:this|the|our) (?:\w+ )?report|reporting period|report (?:no|number)|dieser bericht|berichtszeitraum|bericht nr|le présent rapport|ce rapport|this (?:audit|inspection|evaluation|assessment))\b/i,
    weight: 1.5,
    says: 'calls itself a report',
  },
  {
    pattern:
      /^\W*(?:table of contents|contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|list of (?:tables|figures))\W*$/i,
    weight: 1,
    says: 'has a table of contents',
    where: 'line',
  },
  {
    pattern:
      /\b(?:annual|quarterly|monthly|fiscal year|financial year|FY ?\d{2,4}|year ended|Q[1-4] ?(?:19|20)\d{2}|geschäftsjahr|quartal|exercice)\b/i,
    weight: 1,
    says: 'covers a period',
  },
  {
    pattern: /\b(?:table|figure|chart|fig\.|exhibit|tabelle|abbildung|tableau|graphique)\s+\d/gi,
    times: 2,
    weight: 1,
    says: 'refers to tables and figures',
  },
  {
    pattern: /\b\d{1,3}(?:[.,]\d)?\s?(?:%|percent|prozent|pour cent)/gi,
    times: 4,
    weight: 1,
    says: 'reports many percentages',
  },
  {
    pattern: YEARS,
    weight: 1.8,
    says: 'shows figures year by year',
  },
  {
    pattern:
      /\b(?:in (?:millions|thousands|billions) of|in (?:mio|mrd|tsd)\.?|(?:seasonally|inflation)[- ]adjusted|en (?:millions|milliers) d['’ ]|\(?(?:NA|X)\)? not (?:available|applicable)|\$ ?(?:millions|billions))\b/i,
    weight: 1.5,
    says: 'states the units of its figures',
  },
  {
    pattern:
      /\b(?:revenues?|ebitd?a|cash flow|operating (?:income|profit|margin)|net (?:income|profit)|umsatz(?:erlöse)?|jahresüberschuss|ergebnis|chiffre d['’]affaires|résultat net|(?:financial|segment(?:al)?|operational) (?:performance|results|analysis|metrics))\b/gi,
    times: 3,
    weight: 1.8,
    says: 'gives business results',
  },
  {
    pattern:
      /\b(?:compared (?:with|to)|than in (?:the )?(?:previous|prior|last)|year[- ]o[nv]e?r?[- ]year|vorjahr|gegenüber dem|(?:increase|decrease|rise|decline|drop|up|down)(?:d)?(?: of| by)? \d[\d.,]* ?(?:%|percent|bps)|(?:rose|fell|grew|increased|decreased|declined|reduced) (?:by |to |from )?[$€£]?\d|hausse de|baisse de|(?:steigt|sinkt|stieg|sank) um)/gi,
    times: 2,
    weight: 1.2,
    says: 'compares figures',
  },
  {
    pattern:
      /\b(?:source|sources|quelle)\s?:|\bpercent of\b|\btotal\b.{0,40}\bby (?:state|region|year|industry|type)\b/i,
    weight: 1.2,
    says: 'gives sources for its figures',
  },
  {
    pattern:
      /\b(?:prepared (?:by|for)|submitted (?:to|by)|working group|committee|census|statistical|bureau|agency|department of|inspector general|auftraggeber|im auftrag)\b/gi,
    times: 2,
    weight: 0.8,
    says: 'comes from a body that reports',
  },
  {
    pattern:
      /\b(?:library of congress|survey|statistics|data (?:show|are)|findings|respondents|population|housing units|according to|estimates?)\b/gi,
    times: 3,
    weight: 1,
    says: 'presents data',
  },
  {
    pattern:
      /\b(?:we (?:audited|tested|inspected|reviewed|observed|recommend)|probable cause|examination (?:of|revealed)|occurred|no (?:anomalies|significant)|injuries|recommendation\s?:|observed\s?:|no deficienc|date of (?:inspection|survey|test|receipt)|inspector\s?:|inspected by|measured|messungen|untersuchung(?:en|sumfang)|corrective action|root cause|items tested|test (?:object|standard|item|results?)|deviations?|forecast)\b/gi,
    times: 2,
    weight: 1.8,
    says: 'says what was examined and found',
  },
  { pattern: /\babstract\b|\breferences\W*$|\bet al\b/i, weight: -0.8, says: 'reads like a paper', where: 'line' },
  { pattern: /[_]{6,}|[☐□]/g, times: 4, weight: -1.5, says: 'leaves room to be filled in' },
  { pattern: /^\W*(?:dear\b|sehr geehrte)/i, weight: -1.5, says: 'greets its reader', where: 'heading' },
  {
    pattern: /^\W*(?:professional|work|employment) (?:experience|history)\b.{0,30}$/i,
    weight: -2.5,
    says: 'lists work experience',
    where: 'line',
  },
  {
    pattern:
      /^\W*(?:(?:meeting )?minutes\b(?: of\b.*)?|(?:sitzungs|ergebnis|besprechungs|verlaufs)?protokoll\b.*|niederschrift\b.*|procès-verbal\b.*|compte[- ]rendu\b.*)$/i,
    weight: 2.5,
    says: 'is headed as the minutes of a meeting',
    where: 'heading',
  },
  {
    pattern:
      /\b(?:(?:meeting|session) was (?:called to order|opened|adjourned)|(?:members|also) present|motion (?:carried|was|to)|seconded|adjourned|anwesend(?:e)?\s?:|beschluss\s?:|étaient présents|la séance est|ordre du jour)/gi,
    times: 2,
    weight: 2,
    says: 'records a meeting',
  },
  {
    pattern:
      /^\W*(?:fact ?sheet|case study|(?:state|country|county|company|community) profile|lessons learned|summary of (?!skills|qualif|experience|accomp)\S+.{0,40}|white paper|faktenblatt|steckbrief|fiche d['’]information|état des lieux)\b/i,
    weight: 1.5,
    says: 'is headed as a summary of facts',
    where: 'heading',
  },
  {
    pattern: /\b\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|percent|prozent|pour cent)/gi,
    times: 2,
    weight: 0.8,
    says: 'gives percentages',
  },
  {
    pattern:
      /\b(?:accounted for|(?:was|were|is|are) (?:estimated|forecast|projected|up|down)|estimated \d|(?:declined|rose|fell|exceeded)\b|(?:the )?rates? (?:for|of|was|were)|respondents|median|per (?:capita|100,000|1,000)|prevalence|incidence|mortality|percent of|most (?:respondents|commenters)|befragten?|durchschnittlich|en moyenne)/gi,
    times: 3,
    weight: 1.4,
    says: 'states what was measured',
  },
  {
    pattern: /\b\d{1,3}(?:,\d{3})+\b(?!\.\d{2}\b)/g,
    times: 4,
    weight: 0.8,
    says: 'gives large figures',
  },
];
