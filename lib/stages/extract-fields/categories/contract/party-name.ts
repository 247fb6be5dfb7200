/** Legal forms that end a party's name, with or without a comma before them. */
const FORM = String.raw`(?:Inc|Incorporated|INC|INCORPORATED|Corp|CORP|Corporation|CORPORATION|Company|COMPANY|Co|CO(?=\.)|Ltd|LTD|Limited|LIMITED|L\.?L\.?C|L\.?L\.?P|L\.?P|P\.?L\.?C|plc|N\.?A|N\.?V|B\.?V|S\.?A(?:\.?S|\.?R\.?L)?|S\.?p\.?A|S\.?r\.?l|SARL|EURL|SASU|g?GmbH|KGaA|e\.K|eG|AG|KG|oHG|OHG|UG|SE|e\.V|A\/S|AB|Oy|Pty|PTY|Pte|PTE|Pvt|Sdn|SDN|Bhd|BHD|Bank|BANK|Trust|TRUST)`;
const FORM_WORD = new RegExp(String.raw`^${FORM}\.?(?![\p{L}\d])`, 'u');
const ENDS_IN_FORM = new RegExp(String.raw`(?:^|[ ,])${FORM}\.?$`, 'u');

const ONLY_FORMS = new RegExp(String.raw`^(?:${FORM}\.?[ ,]*)+$`, 'u');

const TOKEN =
  /^(?:plc\b|gGmbH\b|oHG\b|eG\b|e\.V\.|e\.K\.|\p{Lu}[\p{L}\d&.'’/*+-]*|\d[\p{L}\d-]*(?!\.)|&|\(\p{Lu}\p{L}{0,14}\))(?<=[\p{L}\d.)&*])/u;
const JOINT = /^(?:of|the|for|de|du|des|la|le|von|van|zu|und|&) /;
/** Words with a capital that begin a clause or a definition, never a party. */
const NOT_A_PARTY =
  /^(?:This|That|These|Each|Either|Both|Any|All|Agreement|Contract|Party|Parties|Whereas|Witnesseth|Recitals|Now|If|In|On|As|It|For|Date|Effective|Source|Exhibit|Page|Schedule|Article|Section|Licensor|Licensee|Company|Customer|Buyer|Seller|January|February|March|April|May|June|July|August|September|October|November|December|Term|Termination|Title|Name|By|Its|Address|Attention|Attn|Registered)\b(?=$|[ ,.;:)])/i;

const ARTICLE = /^(?:The|THE) /;

export interface PartyName {
  name: string;
  /** How many characters of the text the name takes, with what leads to it. */
  length: number;
  /** Whether it ends in a legal form. */
  isFirm: boolean;
}

/** What leads to a name and is no part of it; "The" with a capital is one. */
const LEAD =
  /^(?:[\s,;:“"„«(]|\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})[.)]\s|(?:the|der|dem|die|den|la|le|[Ff]irma|Herrn?|Frau|[Ll][Aa] [Ss][Oo][Cc][Ii][Éé][Tt][Éé]|[Ss]ociété|[Ll][ae](?= (?:SAS|SASU|SARL|SA|SCI|SNC|EURL) )|Monsieur|Madame|Mme)\s|l['’])*/u;

/** The name that a text begins with: words with capitals up to a comma that no legal form follows. */
export function partyAt(text: string): PartyName | null {
  const lead = LEAD.exec(text)?.[0].length ?? 0;
  let end = lead;
  let rest = text.slice(lead);
  if (NOT_A_PARTY.test(rest.replace(ARTICLE, ''))) return null;
  for (let token = TOKEN.exec(rest); token; token = TOKEN.exec(rest)) {
    end += token[0].length;
    rest = text.slice(end);
    const gap = gapBefore(rest, text.slice(lead, end));
    if (gap === 0) break;
    end += gap;
    rest = text.slice(end);
  }
  const name = text
    .slice(lead, end)
    .replace(/[\s,;:&]+$/, '')
    .replace(/\s(?:of|the|for|de|du|la|von|van|zu|und)$/, '');
  const isFirm = ENDS_IN_FORM.test(name);
  const letters = name.match(/\p{L}/gu)?.length ?? 0;
  if (
    letters < 2 ||
    (ARTICLE.test(name) && !isFirm) ||
    ONLY_FORMS.test(name) ||
    name.length > 110 ||
    name.split(' ').length > 12
  )
    return null;
  return { name: isFirm || !name.endsWith('.') ? name : name.replace(/\.$/, ''), length: end, isFirm };
}

/** How many characters part this word of a name from the next one; 0 where the name ends. */
function gapBefore(rest: string, before: string): number {
  if (/^, ?/.test(rest)) {
    const gap = /^, ?/.exec(rest)?.[0].length ?? 0;
    // "X, SARL au capital de 10 000 euros" tells what X is
    const isForm = FORM_WORD.test(rest.slice(gap)) && !/^, ?\S+ au capital/.test(rest);
    return isForm && !/,.*,/.test(before) ? gap : 0;
  }
  if (!rest.startsWith(' ')) return 0;
  if (/(?:\p{L}{4}|[a-z\d]{3}|\p{Lu}{3})\.$/u.test(before) && !ENDS_IN_FORM.test(before)) return 0;
  if (ENDS_IN_FORM.test(before) && !ONLY_FORMS.test(before) && !goesOnBehindForm(before, rest)) return 0;
  const joint = JOINT.exec(rest.slice(1))?.[0] ?? '';
  if (joint === 'of ' && /^ of \d/.test(rest)) return 0;
  return TOKEN.test(rest.slice(1 + joint.length)) ? 1 + joint.length : 0;
}

/** "First National Bank of Omaha" and "Elm Limited Liability Company" do not end at their first legal form. */
const goesOnBehindForm = (before: string, rest: string): boolean =>
  FORM_WORD.test(rest.slice(1)) ||
  /^ ?& ?Co\b/.test(rest) ||
  /^ (?:International|Liability|Partnership|Holdings?|USA|Group|Canada|America|China|Europe)\b/.test(rest) ||
  (/\b(?:bank|trust)$/i.test(before) && /^ of \p{Lu}/iu.test(rest));
