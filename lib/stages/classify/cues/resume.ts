import type { Cue } from './cue.ts';

export const resume: Cue[] = [
  {
    pattern: /^\W*(?:curriculum vitae|r[ée]sum[ée]|cv|lebenslauf)\b/i,
    weight: 4,
    says: 'is headed "curriculum vitae"',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:(?:professional|work|employment|relevant|career)\s+)?(?:experiences?|history|background)(?: summary)?\W*$|^\W*(?:berufserfahrung|beruflicher werdegang|expériences? professionnelles?)\W*$/i,
    weight: 2.2,
    says: 'has a section on work experience',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:education(?: (?:and|&) training)?|academic (?:background|qualifications?)|ausbildung|bildungsweg|formations?|studium)\W*$/i,
    weight: 1.6,
    says: 'has a section on education',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:(?:technical|professional|core|key|computer|additional|it)\s+)*(?:skills?|competenc(?:ies|es)|highlights|qualifications|accomplishments|kenntnisse|compétences)(?: (?:summary|highlights))?\W*$/i,
    weight: 1.5,
    says: 'has a section on skills',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:(?:professional|executive|career)\s+)?(?:summary|profile|objective|about me|profil|berufsziel)\W*$/i,
    weight: 1.2,
    says: 'opens with a personal summary',
    where: 'heading',
  },
  {
    pattern:
      /(?:(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+|\b\d{1,2}[/.])?(?:19|20)\d{2})\s*(?:-|–|—|to|until|bis|à|\s)\s*(?:present|current|now|today|heute|aujourd|(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+|\d{1,2}[/.])?(?:19|20)\d{2})/gi,
    times: 2,
    weight: 2.2,
    says: 'lists positions with their years',
  },
  {
    pattern:
      /\b(?:bachelor|master|b\.?sc|m\.?sc|b\.?a|m\.?b\.?a|ph\.?d|associate(?:s)? degree|diploma|high school)\b.{0,80}\b(?:university|college|school|institute|19\d{2}|20\d{2})\b/i,
    weight: 1,
    says: 'names a degree and a school',
  },
  { pattern: /\b(?:linkedin\.com\/in|github\.com)\/?/i, weight: 1.2, says: 'links to a personal profile' },
  {
    pattern:
      /^\W*(?:languages|hobbies|interests|references|certifications?|sprachen|langues|personal (?:details|information))\b/i,
    weight: 0.8,
    says: 'has a section on languages, interests or references',
    where: 'heading',
  },
  {
    pattern:
      /\b(?:responsible for|managed|developed|coordinated|implemented|supervised|designed|trained|assisted|created|maintained)\b/gi,
    times: 4,
    weight: 1,
    says: 'describes duties in the past tense',
  },
  {
    pattern: /\b(?:years of (?:proven )?experience|team player|self[- ]motivated|fluent in)\b/i,
    weight: 0.5,
    says: 'praises a person’s experience',
  },
  { pattern: /\b(?:резюме|опыт работы|образование)\b/i, weight: 2, says: 'is a resume in Russian' },
  {
    pattern:
      /\bequal (?:employment )?opportunity\b|\bapply (?:now|online|for)\b|\bwe are (?:looking|seeking)\b|\bthe successful candidate\b/i,
    weight: -3,
    says: 'speaks to applicants',
  },
];
