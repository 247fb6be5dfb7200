import type { Cue } from './cue.ts';

export const jobPosting: Cue[] = [
  {
    pattern: /\b(?:equal (?:employment )?opportunity|affirmative action|EEO|m\/w\/d|h\/f|\(f\/m\/d\)|\(m\/f\/d\))\b/i,
    weight: 2.5,
    says: 'carries an equal opportunity notice',
  },
  {
    pattern:
      /\b(?:apply (?:now|online|today|for (?:this )?job|with|by)|how to apply|to apply (?:for|please|online|by|send)|to apply[:,]|application (?:deadline|instructions?|process)|submit (?:a|your) (?:resume|cv|application|current cv)|send (?:your|a) (?:resume|cv)|applications? (?:for this position|will be|should|are)|bewerben sie sich|ihre bewerbung|envoyez votre (?:cv|candidature)|postulez)\b/i,
    weight: 2.5,
    says: 'says how to apply',
  },
  {
    pattern:
      /\b(?:job (?:title|description|summary|code|id|type|location)|position (?:title|summary|overview|description|information)|posting details|requisition|vacancy|stellenanzeige|stellenbeschreibung|offre d'emploi|job posting)\b/i,
    weight: 2,
    says: 'describes a position',
  },
  {
    pattern:
      /\b(?:(?:required|preferred|minimum|desired|basic) (?:qualifications?|skills|experience|education)|job requirements?|qualifications? required|requirements\b|ihr profil|votre profil|profil recherché|anforderungen|who you are|what you(?:'ll| will) (?:do|bring|need))/i,
    weight: 2,
    says: 'lists what is required',
  },
  {
    pattern:
      /\b(?:we are (?:looking|seeking|hiring)|we're (?:looking|hiring)|is (?:seeking|hiring|recruiting|looking for)|seeks an? |we seek|join our team|wir suchen|nous recherchons|the successful candidate|ideal candidate|candidates? (?:will|must|should))\b/i,
    weight: 2,
    says: 'looks for candidates',
  },
  {
    pattern:
      /\b(?:salary (?:range)?|pay range|compensation|remuneration|hourly (?:rate|pay)|per annum|superannuation)\b/i,
    weight: 0.8,
    says: 'mentions pay',
  },
  {
    pattern:
      /\b(?:benefits (?:include|package)|health insurance|401\(?k\)?|paid (?:time off|vacation)|wir bieten|we offer|what we offer)\b/i,
    weight: 1,
    says: 'offers benefits',
  },
  {
    pattern:
      /\b(?:full[- ]time|part[- ]time|temporary|fixed[- ]term|regular|permanent|vollzeit|teilzeit|temps plein|cdi|cdd)\b/i,
    weight: 0.7,
    says: 'states the kind of employment',
  },
  {
    pattern: /\b(?:reports to|direct reports|duties|responsibilities|essential functions?|aufgaben|missions)\b/i,
    weight: 0.9,
    says: 'lists duties',
  },
  {
    pattern:
      /\b(?:years? of experience|degree in|bachelor'?s degree|ability to|knowledge of|experience (?:with|in))\b/gi,
    times: 3,
    weight: 0.8,
    says: 'asks for experience',
  },
  {
    pattern:
      /(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+|\b\d{1,2}\/)(?:19|20)\d{2}\s*(?:-|–|to)\s*(?:present|current|(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+|\d{1,2}\/)(?:19|20)\d{2})/gi,
    times: 2,
    weight: -3,
    says: 'lists a person’s past positions',
  },
  {
    pattern: /^\W*(?:work|professional|employment) (?:experience|history)\W*$/i,
    weight: -2,
    says: 'has a section on past work',
    where: 'line',
  },
];
