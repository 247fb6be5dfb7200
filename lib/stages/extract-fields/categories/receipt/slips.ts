/** Words that shops and addresses are made of: a word nearly one of these was misread, any other is a rare name. */
const KNOWN = new Set(
  (
    'jalan jln taman bandar baru kampung kampong seksyen section lorong persiaran lebuh lebuhraya kawasan perindustrian industri pusat perdagangan wisma ' +
    'bangunan tingkat bawah kedai pasar pasaraya perniagaan syarikat restoran restaurant selangor darul ehsan takzim kuala lumpur johor bahru petaling jaya ' +
    'shah alam subang klang puchong damansara utama impian mutiara kajang cheras ampang setapak kepong rawang sungai buloh skudai masai tampoi senai pasir ' +
    'gudang batang kali bukit jelutong perak ipoh melaka seremban negeri sembilan kedah kelantan pahang sabah sarawak pulau pinang wilayah persekutuan ' +
    'malaysia singapore plaza mall complex kompleks square garden ground floor level block blk unit site suite street road avenue drive lane court park ' +
    'center centre city town village market house tower station airport north south east west utara selatan timur barat perdana desa seri indah metro high main church london manchester birmingham straße strasse ' +
    'platz allee gasse berlin hamburg münchen köln frankfurt stuttgart boulevard place route avenue markt paris lyon marseille toulouse ' +
    'enterprise trading hardware stationery supply supplies supermarket hypermarket bakery bakeries pharmacy resources international holdings services ' +
    'industries petrol petro petron petronas petroleum electrical packaging company store stores kitchen coffee cafe sdn bhd berhad gmbh limited'
  ).split(' '),
);
const LOOKALIKES: Record<string, string> = { '0': 'o', '1': 'l', '5': 's', '8': 'b', i: 'l', '|': 'l' };

const folded = (word: string): string => word.toLowerCase().replace(/[0158i|]/g, (sign) => LOOKALIKES[sign] ?? sign);
const knownByShape = new Map([...KNOWN].map((word) => [folded(word), word]));

const TOKEN = /[\p{L}\d|]+/gu;

/** Text of a photographed page with the slips undone that leave no choice: "Ja1an", "PETAL ING", "BIk". */
export function mended(text: string): string {
  const letters = text
    .replace(/(?<=\p{Ll})1(?=\p{Ll})/gu, 'l')
    .replace(/(?<=\p{Ll})0(?=\p{Ll})/gu, 'o')
    .replace(/(?<=\p{Lu})0(?=\p{Lu}{2})|(?<=\p{Lu}{2})0(?=\p{Lu})/gu, 'O');
  return joined(letters.replace(TOKEN, asKnown));
}

/** A word with a digit or a capital in its middle that has the shape of a known word is that word. */
function asKnown(token: string): string {
  const word = knownByShape.get(folded(token));
  if (!word || token.toLowerCase() === word || !/\p{L}/u.test(token)) return token;
  if (!/\d|\|/.test(token) && !/\p{L}I\p{Ll}/u.test(token)) return token;
  const sure = token.replace(/[0158Il|]/g, '');
  if (sure === sure.toUpperCase() && sure.length > 1) return word.toUpperCase();
  return /^\p{Ll}/u.test(token) ? word : `${word[0]?.toUpperCase()}${word.slice(1)}`;
}

/** "Se langor" and "PETAL ING" are one word where both halves together are known. */
const joined = (text: string): string =>
  text.replace(/(?<![\p{L}\d])(\p{L}+) (?=(\p{L}+)(?![\p{L}\d]))/gu, (all, first: string, second: string) =>
    KNOWN.has((first + second).toLowerCase()) && !(isKnown(first) && isKnown(second)) ? first : all,
  );

const isKnown = (word: string): boolean => KNOWN.has(word.toLowerCase());

/** How many places of a text look misread: strange signs, digits and capitals inside words, words nearly known. */
export function slipsIn(text: string): number {
  const strange = text.match(/[^\p{L}\d\s.,:;&'’"“”()/#@+*!%-]/gu)?.length ?? 0;
  const glued = text.match(/\p{L}[.]\d{5}|\d{5}\p{L}/gu)?.length ?? 0;
  const words = (text.match(/[\p{L}\d’']+/gu) ?? []).filter(looksMisread).length;
  const unbalanced = text.split('(').length === text.split(')').length ? 0 : 1;
  return strange + glued + words + unbalanced;
}

function looksMisread(word: string): boolean {
  if (/\p{Ll}\d|\d\p{Ll}{2}/u.test(word)) return !/^(?:\d+(?:st|nd|rd|th)|\p{L}{4,}\d)$/iu.test(word);
  if (/\p{Lu}0\p{Lu}|^\d\p{Lu}\d$|\p{Lu}{2}\d\p{Lu}{2}/u.test(word)) return true;
  if (/\p{Ll}\p{Lu}/u.test(word)) return !/^(?:Mc|Mac|De|La|Le|Van)\p{Lu}/u.test(word);
  if (/^\p{Ll}$/u.test(word)) return !'aàyeox'.includes(word);
  if (/^\p{L}{4,}$/u.test(word) && !/[aeiouyäöüàâéèêëîïôûù]/i.test(word)) return true;
  return word.length > 4 && /^\p{L}+$/u.test(word) && isNearlyKnown(word.toLowerCase());
}

const isNearlyKnown = (word: string): boolean =>
  !KNOWN.has(word) &&
  !KNOWN.has(word.replace(/s$/, '')) &&
  [...KNOWN].some((known) => known.length > 4 && (isOneApart(word, known) || isTwoApart(word, known)));

/** In a long word two letters may be wrong: "ENTEPRISB". */
const isTwoApart = (word: string, known: string): boolean =>
  Math.min(word.length, known.length) > 7 &&
  Math.abs(word.length - known.length) < 3 &&
  [...word].some((_letter, at) => isOneApart(word.slice(0, at) + word.slice(at + 1), known));

/** How many long words of a text are not known: any of them may be a name or a slip. */
export const rareWordsIn = (text: string): number =>
  (text.match(/\p{L}{4,}/gu) ?? []).filter((word) => !isKnown(word)).length;

/** Whether one letter more, less or other parts two words. */
export function isOneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
