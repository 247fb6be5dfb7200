import type { Cue } from './cue.ts';

export const letter: Cue[] = [
  {
    pattern: /^(?:from|von|de|absender|expéditeur)\s*:/im,
    weight: 1.2,
    says: 'begins with a sender line',
    where: 'opening',
  },
  {
    pattern: /^(?:subject|betreff|objet|re|betr\.?|subj)\s*[:.]/im,
    weight: 1.5,
    says: 'has a subject line',
    where: 'opening',
  },
  { pattern: /^(?:to|an|à)\s*:/im, weight: 0.8, says: 'begins with a recipient line', where: 'opening' },
  {
    pattern:
      /^(?:dear\b|to whom it may concern|sehr geehrte|liebe[r]?\b|guten tag|hallo|(?:chère?|cher) |madame|monsieur|hi\b.{0,30}[,!]$|hello\b.{0,30}[,!]?$|to (?:the|all|our) [a-z ]{3,40}:$)/i,
    weight: 3,
    says: 'greets its reader',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:(?:very )?(?:yours|sincerely) ?(?:sincerely|faithfully|truly|yours|very truly)?|(?:best|kind|kindest|warm|warmest|with kind|with best)? ?regards|best(?: wishes)?|(?:many |with )?thanks(?: again)?|cheers|respectfully(?: yours| submitted)?|with (?:gratitude|appreciation|thanks)|sincerely yours|cordially|mit (?:freundliche[nm]|besten|herzlichen|lieben) gr[üu](?:ß|ss)(?:en)?|(?:viele|liebe|herzliche|beste|freundliche) grüße|hochachtungsvoll|(?:bien )?(?:cordialement|à vous)|(?:veuillez|avec mes).{0,60}salutations.{0,40}|(?:nous vous prions|je vous prie|veuillez) .{0,60}(?:agréer|recevoir).*)\W*$/i,
    weight: 3,
    says: 'closes with regards',
    where: 'line',
  },
  {
    pattern:
      /\b(?:thank you for (?:your|the) (?:letter|inquiry|enquiry|e-?mail|call|interest|order|application)|i (?:am writing|write|enclose|am pleased to|would like to)|we (?:are writing|regret|are pleased to|enclose|write)|in response to your|please (?:do not hesitate|feel free|contact me|let me know|find)|enclosed|attached (?:please )?find|look(?:ing)? forward to|vielen dank für ihr|wir danken ihnen|hiermit|leider (?:können|müssen)|für rückfragen|über eine (?:einladung|rückmeldung)|anbei|je vous (?:informe|prie|remercie|adresse)|nous vous (?:informons|remercions|prions|adressons)|par la présente|ci-joint)\b/i,
    weight: 1.2,
    says: 'speaks to its reader',
  },
  {
    pattern: /^\W*(?:inter-?office |internal )?memo(?:randum)?\b(?! of (?:understanding|agreement))/i,
    weight: 2.5,
    says: 'is headed "memorandum"',
    where: 'heading',
  },
  {
    pattern: /^(?:cc|bcc|encl(?:osures?)?|anlagen?|p\.?j\.?)\s*[.:]/i,
    weight: 1,
    says: 'lists copies or enclosures',
    where: 'line',
  },
  {
    pattern:
      /^(?:sent|gesendet|envoyé)\s?:|\b(?:our|your) ref(?:erence)?\b|\b(?:ihr|unser|mein) zeichen\b|\b[nv]\/ ?réf|\bobjet\s?:|^\p{Lu}[\p{L} .-]{2,30}, (?:den|le) \d{1,2}\.? ?\p{L}+ (?:19|20)\d{2}/imu,
    weight: 1.2,
    says: 'is dated and referenced as letters are',
    where: 'opening',
  },
  {
    pattern:
      /^(?:invoice|rechnung|facture)(?: (?:no|nr|n°).*)?$|\binvoice (?:number|date)\b|\brechnungs(?:nummer|datum)\b/im,
    weight: -2,
    says: 'is an invoice with a greeting',
    where: 'opening',
  },
];
