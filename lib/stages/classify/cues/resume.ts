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
      /^\W*(?:(?:professional|work|employment|relevant|career)\s+)?(?:experiences?|history|background)(?: summary)?\W*$|^\W*(?:berufs(?:erfahrung|praxis)|berufliche(?:r werdegang|r hintergrund| erfahrung(?:en)?| laufbahn| tätigkeiten?| stationen)|praktische erfahrung(?:en)?|expériences?(?: professionnelles?)?|parcours professionnel|experiencia(?: laboral| profesional)?|esperienz[ae](?: professional[ei]| lavorativ[ae])?|werkervaring|experiência(?: profissional)?|опыт работы)\W*$/iu,
    weight: 2.2,
    says: 'has a section on work experience',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:education(?:al)?(?: (?:and|&) (?:training|qualifications?|certifications?)| background| history)?|academic (?:background|qualifications?|credentials|history)|(?:schul|aus|weiter)?bildung(?:sweg|sgang)?|studium|schulbildung|(?:berufs)?ausbildung(?: und studium)?|formations?(?: académique| initiale)?|diplômes?(?: et formations?)?|études|formación(?: académica)?|educación|istruzione(?: e formazione)?|opleiding(?:en)?|formação(?: acad[êe]mica)?|образование)\W*$/iu,
    weight: 1.6,
    says: 'has a section on education',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:(?:technical|professional|core|key|computer|additional|it)\s+)*(?:skills?|tech stack|competenc(?:ies|es)|expertise|highlights|qualifications|accomplishments|achievements|strengths|(?:edv-|it-|sprach|fach|computer)?kenntnisse(?:.{0,3}edv)?|fähigkeiten|compétences(?: \S+)?|habilidades|competencias|aptitudes|competenze|vaardigheden|навыки)(?: (?:summary|highlights))?\W*$/iu,
    weight: 1.5,
    says: 'has a section on skills',
    where: 'heading',
  },
  {
    pattern:
      /^\W*(?:(?:professional|executive|career|personal)\s+)?(?:summary|profile|statement|objective|about(?: me)?|profil|kurzprofil|über mich|berufsziel|à propos|perfil(?: profesional)?|profilo(?: professionale)?|summary of qualifications)\W*$/i,
    weight: 1.2,
    says: 'opens with a personal summary',
    where: 'heading',
  },
  {
    pattern:
      /(?:(?:\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+|\b\d{1,2}[/.])?(?:19|20)\d{2})\s*(?:-|–|—|to|until|bis|à|\s)\s*(?:present|current|now|today|heute|aujourd|actualidad|presente|oggi|heden|ongoing|(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+|\d{1,2}[/.])?(?:19|20)\d{2})/gi,
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
      /^\W*(?:languages|hobbies|interests|references|certifications?|awards?(?: and honou?rs)?|honou?rs|publications|selected publications|volunteer(?:ing| experience| work)?|affiliations|projects|sprach(?:en|kenntnisse)|interessen|langues|centres d['’]intérêt|loisirs|idiomas|lingue|talen|языки|personal (?:details|information|data)|persönliche (?:daten|angaben)|zur person|état civil|contact(?: info(?:rmation)?)?)\b/iu,
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
  {
    pattern:
      /^\W*(?:(?:date|place) of birth|born|marital status|nationality|driving licen[cs]e|geboren(?: am)?|geburtsdatum|geburtsort|familienstand|staatsangehörigkeit|führerschein|né(?:e)? le|nationalité|permis b|situation familiale)\b.{0,40}\d|\b\d{2} ans\b|\b(?:familienstand|marital status|situation familiale)\s?:/i,
    weight: 1.2,
    says: 'gives personal details',
    where: 'heading',
  },
  {
    pattern:
      /^(?=[\s\S]{0,600}?[\w.+-]+@[\w-]+\.[a-z]{2,})(?![\s\S]{0,600}?\b(?:invoice|subject:|dear|sehr geehrte|abstract)\b)(?=[\s\S]{0,600}?(?:\d[\s().-]?){9})/i,
    weight: 0.8,
    says: 'opens with an e-mail address and a phone number',
    where: 'opening',
  },
  {
    pattern: /\b(?:sehr geehrte|dear (?:mr|mrs|ms|sir|hiring)|mit freundlichen grüßen|yours (?:sincerely|faithfully))/i,
    weight: -2.5,
    says: 'is written as a letter',
  },
  {
    pattern:
      /^\W*(?:(?:technical |key |core |computer )?skills|languages|tools|technologies|tech(?:nology)? stack|hobbies|interests|kenntnisse|sprachen|compétences|langues|idiomas)\s*: ?\S|^\W*(?:(?:work|professional) experience|education|ausbildung|formation)\b.{0,40}\b(?:19|20)\d{2}/i,
    weight: 1.3,
    says: 'sums up skills, languages or schooling in a line',
    where: 'line',
  },
  {
    pattern:
      /^\W*(?:achieved|administered|analy[sz]ed|arranged|assisted|built|collaborated|communicated|conducted|coordinated|created|delivered|designed|developed|directed|ensured|established|executed|generated|handled|hired|implemented|improved|increased|initiated|installed|interviewed|launched|led|maintained|managed|monitored|negotiated|operated|organi[sz]ed|oversaw|participated|performed|planned|prepared|processed|provided|recruited|reduced|responsible for|reviewed|saved|scheduled|served|sold|streamlined|supervised|supported|taught|tested|trained|worked|wrote)\b/i,
    times: 5,
    weight: 1.6,
    says: 'lists what a person did',
    where: 'line',
  },
];
