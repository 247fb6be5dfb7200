import type { Cue } from './cue.ts';

export const contract: Cue[] = [
  {
    pattern:
      /^(?:\S+ ){0,7}(?:agreement|contract|amendment|lease|guarant(?:y|ees?)|terms and conditions|addendum|vertrag|contrat)\W*(?:no\.? ?\d+)?$/i,
    weight: 2,
    says: 'is headed as an agreement',
    where: 'heading',
  },
  {
    pattern: /^\S*vertrag\b|^contrat de\b|^convention\b/i,
    weight: 2.5,
    says: 'is headed "Vertrag" or "contrat"',
    where: 'heading',
  },
  {
    pattern:
      /\b(?:this|the) (?:\S+ ){0,5}(?:agreement|contract|lease|amendment)\b[^.]{0,200}\b(?:is|was|are)? ?(?:made|entered|dated|effective)\b/i,
    weight: 2.5,
    says: 'says when it was entered into',
  },
  {
    pattern:
      /\b(?:by and between|by and among|between the parties|parties hereto|hereinafter|zwischen .{3,120} und .{3,120} wird|entre les soussignés)\b/is,
    weight: 2,
    says: 'names the parties to it',
  },
  {
    pattern: /\b(?:hereby|herein|hereof|hereto|hereunder|thereof|whereas|witnesseth)\b/gi,
    times: 3,
    weight: 2,
    says: 'uses the language of contracts',
  },
  {
    pattern: /\b(?:this|the) agreement\b|\bterms of this\b|\byou agree\b/gi,
    times: 4,
    weight: 2.2,
    says: 'speaks of itself as an agreement',
  },
  { pattern: /\bshall\b/gi, times: 5, weight: 1.2, says: 'says what the parties shall do' },
  {
    pattern: /\bin witness whereof\b|\bexecuted (?:this|by|in)\b|\bduly authorized\b/i,
    weight: 1.5,
    says: 'ends with signatures',
  },
  {
    pattern:
      /\bgoverning law\b|\bgoverned by (?:and construed )?.{0,40}laws?\b|\bgerichtsstand\b|\bdroit applicable\b/i,
    weight: 1.5,
    says: 'names the governing law',
  },
  {
    pattern:
      /\b(?:confidentiality|indemnif\w+|termination|severability|force majeure|entire agreement|assignment|kündigung|haftung|résiliation)\b/gi,
    times: 3,
    weight: 1.2,
    says: 'has the usual clauses',
  },
  {
    pattern: /\bvertragspartner\b|\bvertragsparteien\b|\bauftragnehmer\b|\bvermieter\b|\bles parties\b/i,
    weight: 1.2,
    says: 'speaks of contracting parties',
  },
  {
    pattern: /\bC\.?F\.?R\.?\b|\bFed(?:eral|\.) Reg(?:ister|\.)|\bpursuant to section\b.{0,60}\bAct\b/i,
    weight: -1.5,
    says: 'cites regulations',
  },
];
