import type { Cue } from './cue.ts';

const LABEL =
  /^\W*(?:\d{1,2}[a-z]?[.)]?\s*)?(?:your )?(?:first names?|last name|full name|given name|family name|surname|maiden name|(?:company|contact|patient|employee|student|account) (?:name|person|holder|number)|name|gender|sex|nationality|birthday|date of birth|place of birth|age|marital status|phone(?: number)?|telephone|mobile|fax|e-?mail(?: address)?|(?:home |mailing |street )?address|street|city|state|country|zip(?: code)?|post(?:al )?code|company|employer|occupation|title|date|signature|bank|iban|bic|vat number|comments?|other(?: \(specify\))?|name, vorname|vorname(?: und name|, name)?|nachname|familienname|geburts(?:datum|ort|name)|straße(?:,| und) ?(?:hausnummer|nr\.?)|straße|plz(?:,? (?:und )?(?:wohn)?ort)?|postleitzahl(?: und ort)?|(?:wohn)?ort|telefon.{0,25}|staatsangehörigkeit|familienstand|beruf|kreditinstitut.{0,10}|kontoinhaber|abteilung|personalnummer|steuernummer|steuer-?id\S*|nom(?: de (?:naissance|famille))?|prénom(?:\(s\)|s)?|date de naissance|lieu de naissance|nationalité|adresse|code postal|commune|ville|téléphone|n° de téléphone|courriel|profession)\s*(?:\([^)]{1,30}\))?\s*[:*]{0,2}\s*(?:[_.…]{3,}.*)?$/i;

export const form: Cue[] = [
  {
    pattern:
      /^(?:\S+ ){0,6}(?:form|formular|formulaire|questionnaire|application|checklist|worksheet|claim|(?:intake|consent|request|registration|order|entry|enrol?lment|release|nomination) (?:form|sheet|slip)|\S*fragebogen|\S*formular|\S*anmeldung|beitrittserklärung|formulario|cuestionario|solicitud)\W*(?:[\w-]{1,12})?$/i,
    weight: 2,
    says: 'is headed as a form',
    where: 'heading',
  },
  {
    pattern:
      /^(?:\S*(?:antrag|mandat|vollmacht)\b|\S*(?:steuer|beitritts|einwilligungs|einverständnis|verzichts)erklärung\b|anlage [A-Z]{1,3}$|nomination (?:for|of)\b|(?:application|request|claim|petition) for \S|(?:membership|grant|loan|permit|visa) application|bulletin d['’](?:adhésion|inscription)|demande d(?:e |['’])|fiche d(?:e |['’])|cerfa\b|mandat de prélèvement|(?:vendor|visitor|patient|event|course|account) registration|survey\b|\S+ survey$)/i,
    weight: 1.8,
    says: 'is headed as an application, request or survey',
    where: 'heading',
  },
  {
    pattern: /_{4,}|(?:_ ){3}|\.{12,}(?![. ]*\d)|…{4,}(?![…. ]*\d)/g,
    times: 3,
    weight: 2.2,
    says: 'leaves lines to fill in',
  },
  { pattern: /[☐☑☒□▢◻❏❑]|\[ ?\]|\( {1,3}\)/g, times: 2, weight: 2, says: 'has boxes to tick' },
  {
    pattern:
      /\b(?:fill (?:in|out)|please (?:print|complete|type|tick|check|fill|circle|mark|specify)|(?:check|tick|mark|circle) (?:one|all|here|the box)|(?:type or print|print or type|block (?:letters|capitals))|bitte (?:in druckschrift )?ausfüllen|in druckschrift|ankreuzen|vom \S+ ausgefüllt|veuillez (?:remplir|cocher|compléter)|cochez|à remplir|(?:en )?lettres majuscules)\b/i,
    weight: 2.5,
    says: 'asks to be filled in',
  },
  {
    pattern:
      /\b(?:(?:for )?(?:official|office) use(?: only)?|do not write (?:in|below|above)|see (?:separate )?instructions|enter (?:the amount|your|-0-)|attach (?:additional|supporting)|paperwork reduction act|privacy act statement|burden estimate|(?:wird )?von der behörde ausgefüllt|wird vom \S+ ausgefüllt|cadre réservé|réservé à l['’]administration|complete (?:all|each|the|every) (?:items?|sections?|form|fields|questions)|(?:mail|return|send|submit) (?:the|this|your) (?:completed )?(?:form|request|application)|hand (?:in )?this (?:form|sheet)|return the completed form)\b/i,
    weight: 1.8,
    says: 'tells how it is to be filled in',
  },
  {
    pattern:
      /\bOMB (?:No|Number|Control|Approval)\b|\bForm (?:No\.?|Approved|[A-Z]{0,3}-?\d{2,5})\b|\bForm [A-Z]{1,3}-|\bcerfa\b|\bFormblatt\b/i,
    weight: 2,
    says: 'carries a form number',
  },
  {
    pattern:
      /\b(?:signature|unterschrift) ?(?:of|:|_|date|der|des|du|mitarbeiter|\/ ?date|eines|des)|(?:employee|supervisor|parent|guardian|student|patient|applicant|customer)(?:['’]s)? signature|\bsigned[: ]_|\bdate of birth\b|\bsocial security (?:no|number)\b|\bapplicant(?:'s)?(?: name)?\b|\bgeburtsdatum\b|\bantragsteller|\bdate de naissance\b|\b(?:ort, datum|datum, (?:ort|unterschrift))|\bsign here\b|\bfait à\b/i,
    weight: 1.2,
    says: 'asks for a person’s details or signature',
  },
  {
    pattern:
      /\b(?:under penalt(?:y|ies) of perjury|i (?:hereby )?(?:certify|declare|consent|authori[sz]e|agree to)|ich (?:beantrage|ermächtige|versichere|erkläre|willige)|je soussigné|je (?:certifie|déclare|demande))\b/i,
    weight: 1.2,
    says: 'has the signer declare something',
  },
  { pattern: LABEL, times: 3, weight: 2.2, says: 'has labels without values', where: 'line' },
  { pattern: LABEL, times: 7, weight: 1.2, says: 'consists of labels without values', where: 'line' },
  { pattern: /\b(?:first name|last name)\b/i, weight: 0.8, says: 'asks for a name' },
  {
    pattern: /\b(?:yes|ja|oui)\b\s*(?:[/|]\s*)?(?:[☐□] ?)?\b(?:no|nein|non)\b/gi,
    times: 2,
    weight: 1.5,
    says: 'asks questions to answer with yes or no',
  },
  {
    pattern: /\*\s?\w|\(specify\)|please specify|\bselect\b.{0,30}:/gi,
    times: 3,
    weight: 0.8,
    says: 'marks what is required',
  },
  { pattern: /^.{2,45}:\s*$/, times: 5, weight: 1, says: 'has many labels to answer', where: 'line' },
  { pattern: /^.{2,90}\?(?: +.{1,40})?$/, times: 4, weight: 0.8, says: 'asks questions', where: 'line' },
  { pattern: /\b(?:invoice (?:no|number|date)|total due)\b/i, weight: -1.5, says: 'bills somebody' },
  { pattern: /\bequal opportunity\b|\bcurriculum vitae\b/i, weight: -1.5, says: 'is about a vacancy or a career' },
  {
    pattern: /\b(?:hereto|hereof|witnesseth|in witness whereof|parties agree|entered into)\b/i,
    weight: -1.5,
    says: 'is written in the language of contracts',
  },
  {
    pattern: /^\W*(?:professional|work|employment) (?:experience|history)\b.{0,30}$/i,
    weight: -1.5,
    says: 'lists work experience',
    where: 'line',
  },
  {
    pattern: /\b1 {1,6}2 {1,6}3 {1,6}4 {1,6}5\b|\bstrongly (?:agree|disagree)\b|\bon a scale (?:of|from)\b/gi,
    times: 2,
    weight: 1.8,
    says: 'has scales to rate by',
  },
];
