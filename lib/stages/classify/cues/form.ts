import type { Cue } from './cue.ts';

export const form: Cue[] = [
  {
    pattern:
      /^(?:\S+ ){0,6}(?:form|formular|formulaire|questionnaire|application|checklist|antrag|worksheet|claim)\W*(?:[\w-]{1,12})?$/i,
    weight: 2,
    says: 'is headed as a form',
    where: 'heading',
  },
  { pattern: /_{4,}|\.{12,}|…{4,}/g, times: 3, weight: 2.2, says: 'leaves lines to fill in' },
  { pattern: /[☐☑☒□▢◻✓]|\[ ?\]|\( {1,3}\)/g, times: 2, weight: 2, says: 'has boxes to tick' },
  {
    pattern:
      /\b(?:fill (?:in|out)|please (?:print|complete|type|tick|check|fill)|(?:check|tick|mark) (?:one|all|the box)|for official use|office use only|bitte ausfüllen|ankreuzen|veuillez (?:remplir|cocher))\b/i,
    weight: 2.5,
    says: 'asks to be filled in',
  },
  {
    pattern:
      /\bOMB (?:No|Number|Control|Approval)\b|\bForm (?:No\.?|Approved|[A-Z]{0,3}-?\d{2,5})\b|\bForm [A-Z]{1,3}-/i,
    weight: 2,
    says: 'carries a form number',
  },
  {
    pattern:
      /\b(?:signature|unterschrift) ?(?:of|:|_|date)|\bdate of birth\b|\bsocial security (?:no|number)\b|\bapplicant(?:'s)?(?: name)?\b|\bgeburtsdatum\b|\bdate de naissance\b/i,
    weight: 1.2,
    says: 'asks for a person’s details',
  },
  {
    pattern:
      /^\W*(?:\d{1,2}\.?\s*)?(?:first name|last name|full name|given name|family name|name|vorname|nachname|nom|prénom|gender|sex|nationality|birthday|phone|telephone|e-?mail|address|zip(?: code)?|company|title|other(?: \(specify\))?)\s*:?\s*$/i,
    times: 3,
    weight: 2.2,
    says: 'has labels without values',
    where: 'line',
  },
  { pattern: /\b(?:first name|last name)\b/i, weight: 0.8, says: 'asks for a name' },
  { pattern: /\*\s?\w|\(specify\)|\bselect\b.{0,30}:/gi, times: 3, weight: 0.8, says: 'marks what is required' },
  { pattern: /^.{2,45}:\s*$/, times: 5, weight: 1, says: 'has many labels to answer', where: 'line' },
  { pattern: /\b(?:invoice (?:no|number|date)|total due)\b/i, weight: -1.5, says: 'bills somebody' },
  { pattern: /\bequal opportunity\b|\bcurriculum vitae\b/i, weight: -1.5, says: 'is about a vacancy or a career' },
];
