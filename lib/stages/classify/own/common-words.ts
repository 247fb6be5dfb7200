import { stemOf } from './stem.ts';

// Words that stand in papers of every kind, by language: they tell none from another.
const english = `the and for with from that this are was were will have has had not but you your our their they them its his her him she
  who which what when where how all any can may must shall would could there here than then into onto over under between about
  after before during per each other such only also more most some same new one two three been being does did out off via
  page date name number address phone telephone fax email mail web www http https com org net street city state country
  please thank thanks dear sincerely regards yes see note use used using information general type code reference ref
  total amount value year month day time no of to in is it on or as at by be an we us if so do my me he up
  january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday jan feb mar apr jun jul aug sep sept oct nov dec mr mrs ms dr inc ltd llc`;
const german = `der die das den dem des ein eine einer eines einem einen und oder aber mit von vom zu zum zur fur bei aus auf
  nach vor uber unter durch gegen ohne als wie wir sie ihr ihre ihren ihrem ihrer unser unsere ich nicht auch nur noch sich
  ist sind war werden wird wurde haben hat hatte kann konnen muss mussen soll sollen diese dieser dieses alle bis seit
  seite datum nummer adresse telefon strasse bitte danke sehr geehrte freundlichen grussen herr frau gmbh januar februar
  marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag im am an in es er da`;
const french = `le la les un une des du de et ou mais avec pour par sur sous dans sans chez vers entre est sont etait etre avoir nous
  vous ils elles votre vos notre nos leur leurs ce cette ces cet son sa ses qui que quoi dont ne pas plus aussi au aux en
  date numero adresse telephone rue madame monsieur merci page janvier fevrier mars avril mai juin juillet aout septembre
  octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche il elle on se si sarl`;

const common = new Set([english, german, french].join(' ').split(/\s+/).map(stemOf));

/** Whether a word (as stemOf gives it) says nothing of what a paper is. */
export const isCommon = (stem: string): boolean => common.has(stem);
