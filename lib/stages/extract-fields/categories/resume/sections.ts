import { closeLetterSpacing } from '../../../letter-spacing.ts';
import type { Cell } from '../../find/layout.ts';
import { type Section, sectionsOf } from '../../find/sections.ts';
import type { Source } from '../../find/source.ts';

const BEFORE =
  '(?:professional|work|employment|relevant|career|technical|core|key|computer|additional|executive|personal|academic|selected|other|it|areas of|language|soft|hard|tools|persönliche|berufliche|praktische|besondere|weitere)';
const ENGLISH =
  'summary|overview|focus|profile|objective|about(?: me)?|highlights|skills?|tech stack|competenc(?:ies|es)|expertise|technologies|tools|experiences?|history|background|employment|education(?:al background)?|courses|training|qualifications?|certifications?|certificates|accomplishments|achievements|awards|hono(?:u)?rs|affiliations|languages|interests|hobbies|references|recommendations|projects|publications|activities|information|details|contact(?: me| info)?|volunteering|strengths|appointments';
const GERMAN =
  'profil|kurzprofil|über mich|(?:berufs)?erfahrung(?:en)?|werdegang|(?:beruflicher|schulischer) werdegang|berufspraxis|(?:schul|aus|weiter|hochschul)?bildung(?:sweg)?|(?:berufs)?ausbildung|studium|(?:edv-?|it-?|sprach|fach)?kenntnisse|fähigkeiten|sprachen|interessen|hobbys|daten|angaben|kontakt|zertifikate|projekte|referenzen';
const ROMANCE =
  "expériences?(?: professionnelles?)?|parcours(?: professionnel)?|formations?(?: académique)?|diplômes|études|compétences(?: \\p{L}+)?|langues|centres d['’]intérêt|loisirs|coordonnées|à propos|perfil(?: profesional)?|experiencia(?: laboral| profesional)?|formación(?: académica)?|estudios|habilidades|competencias|idiomas|esperienz[ae](?: \\p{L}+)?|istruzione(?: e formazione)?|competenze|lingue";

const WORD = `(?:${ENGLISH}|${GERMAN}|${ROMANCE})`;
const HEADING = new RegExp(
  `^\\W*(?:${BEFORE}\\s+)*${WORD}(?:(?: (?:and|&|und|et|y|e|of) |/|, )(?:${BEFORE}\\s+)*${WORD})?(?: (?:summary|highlights|history))?\\W*$`,
  'iu',
);

export const isHeading = (text: string): boolean => text.length <= 45 && HEADING.test(closeLetterSpacing(text));

const experience =
  /experience(?! summary)|history|employment|appointments|erfahrung|werdegang|berufspraxis|expérience|parcours|experiencia|esperienz/i;
const education =
  /education|academic|courses|bildung|ausbildung|studium|formation|diplôme|études|formación|estudios|istruzione/i;
const skills =
  /skill|highlight|expertise|technolog|tech stack|tools|competenc|kenntnisse|fähigkeiten|compétence|habilidades|competencias|competenze/i;

/** The lines of a resume by what they are about; `entries` are those where positions may be listed. */
export interface ResumeSections {
  top: Cell[];
  entries: Cell[];
  /** Whether a heading says that these are positions. */
  hasExperience: boolean;
  education: Cell[];
  skills: Cell[];
}

const TOP = 12;

/** Sorts the lines of a resume under their headings. */
export function readSections(source: Source): ResumeSections {
  const sections = sectionsOf(source, { test: isHeading });
  const under = (name: RegExp) => sections.filter(({ heading }) => name.test(closeLetterSpacing(heading.text)));
  const positions = under(experience);
  const schooling = linesOf(under(education));
  return {
    top: beforeHeadings(source),
    entries: positions.length > 0 ? linesOf(positions) : source.cells.filter((cell) => !schooling.includes(cell)),
    hasExperience: positions.length > 0,
    education: schooling,
    skills: under(skills).find(({ lines }) => lines.length > 0)?.lines ?? [],
  };
}

const linesOf = (sections: Section[]): Cell[] => sections.flatMap(({ lines }) => lines);

/** The part above the first section, which names the person. */
function beforeHeadings(source: Source): Cell[] {
  const aboutThem = /personal|persönliche|contact|kontakt|coordonnées/i;
  const first = source.cells.findIndex(({ text }) => isHeading(text) && !aboutThem.test(text));
  return source.cells.slice(0, first < 0 ? TOP : Math.min(first, TOP));
}
