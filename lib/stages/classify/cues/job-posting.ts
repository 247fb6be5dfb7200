import type { Cue } from './cue.ts';

export const jobPosting: Cue[] = [
  {
    pattern:
      /\b(?:equal (?:employment )?opportunity|affirmative action|EEO|EOE)\b|\((?:m|w|f|d|h)\/(?:m|w|f|d|h|x)(?:\/(?:m|w|f|d|x))?\)|\((?:all genders|alle geschlechter|tous genres)\)|\b(?:m\/w\/d|w\/m\/d|h\/f|f\/h)\b/i,
    weight: 2.5,
    says: 'carries an equal opportunity notice',
  },
  {
    pattern:
      /\b(?:apply (?:now|online|today|for (?:this )?job|with|by)|how to apply|to apply (?:for|please|online|by|send)|to apply[:,]|application (?:deadline|instructions?|process)|submit (?:a|your) (?:resume|cv|application|current cv)|send (?:your|a) (?:resume|cv)|applications? (?:for this position|will be|should|are)|apply through|drop your cv|jetzt bewerben|who may apply|closing date|bewerben sie sich|(?:ihre|aussagekräftige|vollständige) bewerbung(?:sunterlagen)?|bewerbung(?:en)? (?:bitte |richten|an|per)|envoy(?:ez|er) (?:votre |vos )?(?:cv|candidature)|(?:adresser|envoyer) (?:votre |vos )?(?:cv|candidature|lettre)|(?:send|submit|forward) (?:a |your )?(?:letter of (?:interest|application)|cover letter|cv|resume)|review of applications|applications? (?:close|are due|must be received)|se présenter|deine bewerbung|postul(?:ez|er)|candidature à)\b/i,
    weight: 2.5,
    says: 'says how to apply',
  },
  {
    pattern:
      /\b(?:job (?:title|description|summary|code|id|type|location)|position (?:title|summary|overview|description|information)|posting details|requisition|vacancy|(?:job|vacancy) announcement|about (?:the|this) (?:role|job|position|opportunity)|the role|stellen(?:anzeige|beschreibung|angebot|ausschreibung)|offre d['’]emploi|fiche de poste|descriptif du poste|job posting)\b/i,
    weight: 2,
    says: 'describes a position',
  },
  {
    pattern:
      /\b(?:(?:required|preferred|minimum|desired|basic) (?:qualifications?|skills|experience|education)|job requirements?|qualifications? required|requirements\b|ihr profil|dein profil|dein hintergrund|das bringen sie mit|das bringst du mit|(?:votre|le) profil|profil (?:recherché|souhaité)|was du mitbringst|expérience (?:exigée|souhaitée|requise)|(?:degree|experience|diploma|knowledge)\b[^.]{0,60}\b(?:required|preferred)|anforderungen|who you are|about you\b|your profile|essential criteria|person specification|what you(?:['’]ll| will) (?:do|bring|need)|what we(?:['’]re| are) looking for|you (?:will|must|should) (?:have|be able)|(?:specialized|relevant) experience|nice to have)/i,
    weight: 2,
    says: 'lists what is required',
  },
  {
    pattern:
      /\b(?:we are (?:looking|seeking|hiring)|we're (?:looking|hiring)|is (?:seeking|hiring|recruiting|looking for)|seeks an? |we seek|join our team|come and work with us|no experience (?:needed|necessary|required)|invites? applications|seeking (?:applicants|candidates)|the incumbent|on recherche|recherche (?:une?|des)|wir suchen|sucht (?:zum|ab|eine?n?|zur|für|dich|sie|verstärkung)|nous recherchons|recrute|(?:we|company) (?:are|is) recruiting|the successful candidate|ideal candidate|candidates? (?:will|must|should))\b/i,
    weight: 2,
    says: 'looks for candidates',
  },
  {
    pattern:
      /\b(?:salary|pay range|compensation|r[ée]mun[ée]ration|hourly (?:rate|pay)|per annum|per hour|superannuation|pay\s?:|gehalt|vergütung|salaire|bezahlung)(?!\p{L})/iu,
    weight: 0.8,
    says: 'mentions pay',
  },
  {
    pattern:
      /\b(?:benefits (?:include|package)|health insurance|401\(?k\)?|paid (?:time off|vacation)|(?:\d+ days[’']? )(?:of )?(?:holiday|vacation|annual leave)|pension|perks|stock options|wir bieten|unser angebot|staff discount|mitarbeiterrabatt|was wir bieten|nous (?:vous )?(?:offrons|proposons)|avantages|we offer|what we offer)\b/i,
    weight: 1,
    says: 'offers benefits',
  },
  {
    pattern:
      /\b(?:full[- ]time|werkstudent|saison|part[- ]time|temporary|fixed[- ]term|regular|permanent|vollzeit|teilzeit|unbefristet|befristet|minijob|temps (?:plein|partiel)|cdi|cdd|hours per week|job type|wochenstunden)\b/i,
    weight: 0.7,
    says: 'states the kind of employment',
  },
  {
    pattern:
      /\b(?:reports to|direct reports|duties|responsibilities|essential functions?|what you(?:['’]ll| will) do|your (?:tasks|responsibilities)|(?:ihre|deine) aufgaben|aufgabenbereich|aufgaben|(?:vos|les|principales) missions|missions)\b/i,
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
  {
    pattern: /\b(?:sehr geehrte|dear (?:mr|mrs|ms|sir|hiring))\b|^(?:abstract|lebenslauf|curriculum vitae)\b/im,
    weight: -2.5,
    says: 'is a letter or a resume',
  },
];
