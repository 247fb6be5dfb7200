import type { Cue } from './cue.ts';

export const letter: Cue[] = [
  { pattern: /^(?:from|von|de)\s*:/im, weight: 1.2, says: 'begins with a sender line', where: 'opening' },
  {
    pattern: /^(?:subject|betreff|objet|re|betr\.?)\s*[:.]/im,
    weight: 1.5,
    says: 'has a subject line',
    where: 'opening',
  },
  { pattern: /^(?:to|an|à)\s*:/im, weight: 0.8, says: 'begins with a recipient line', where: 'opening' },
  {
    pattern:
      /^(?:dear\b|to whom it may concern|sehr geehrte|liebe[r]?\b|guten tag|hallo|(?:chère?|cher) |madame|monsieur|hi\b.{0,30}[,!]$|hello\b.{0,30}[,!]?$)/i,
    weight: 3,
    says: 'greets its reader',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:best|kind|warm|with kind)? ?regards|best(?: wishes)?|respectfully(?: yours)?|cordially|mit (?:freundlichen|besten|herzlichen) grü(?:ß|ss)en|viele grüße|cordialement|(?:nous vous prions|je vous prie|veuillez) .{0,60}(?:agréer|recevoir).*)\W*$/i,
    weight: 3,
    says: 'closes with regards',
    where: 'line',
  },
  {
    pattern:
      /\b(?:thank you for your (?:letter|inquiry|email)|i am writing|we are writing|please (?:do not hesitate|feel free) to|enclosed|attached (?:please )?find|look(?:ing)? forward to)\b/i,
    weight: 1.2,
    says: 'speaks to its reader',
  },
  { pattern: /^\W*memo(?:randum)?\b/i, weight: 2.5, says: 'is headed "memorandum"', where: 'heading' },
  {
    pattern: /^(?:cc|bcc|encl(?:osures?)?|anlagen?|p\.?j\.?)\s*[.:]/i,
    weight: 1,
    says: 'lists copies or enclosures',
    where: 'line',
  },
];
