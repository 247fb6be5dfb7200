import type { Archive } from '../archive.ts';
import { type Attributes, readXml } from '../xml.ts';

export interface Level {
  format: string;
  /** Such as `%1.%2`, where `%2` is the number of the second level. */
  text: string;
  start: number;
}

export interface List {
  /** Lists of one kind go on counting where another one stopped. */
  kind: string;
  /** Where its levels begin, by level, if not where its kind says. */
  starts: Map<number, number>;
}

export interface Definitions {
  kinds: Map<string, Map<number, Level>>;
  lists: Map<string, List>;
}

/** The lists of a Word document, by the number that paragraphs name, and the kinds that they are of. */
export function readDefinitions(archive: Archive): Definitions {
  const kinds = new Map<string, Map<number, Level>>();
  const lists = new Map<string, List>();
  let kind: Map<number, Level> = new Map();
  let list: List = newList();
  let level: Level = newLevel();
  let override = 0;
  readXml(archive.read('word/numbering.xml'), {
    open(name, attributes) {
      const { val = '', ilvl = '0' } = attributes;
      if (name === 'abstractNum') {
        kind = new Map();
        kinds.set(attributes.abstractNumId ?? '', kind);
      } else if (name === 'num') {
        kind = new Map();
        list = newList();
        lists.set(attributes.numId ?? '', list);
      } else if (name === 'lvl') {
        level = newLevel();
        kind.set(Number(ilvl), level);
      } else if (name === 'abstractNumId') list.kind = val;
      else if (name === 'lvlOverride') override = Number(ilvl);
      else if (name === 'startOverride') list.starts.set(override, Number(val) || 0);
      else describe(level, name, attributes);
    },
  });
  return { kinds, lists };
}

const newList = (): List => ({ kind: '', starts: new Map() });
const newLevel = (): Level => ({ format: 'decimal', text: '', start: 1 });

function describe(level: Level, name: string, { val = '' }: Attributes): void {
  if (name === 'start') level.start = Number(val) || 0;
  else if (name === 'numFmt') level.format = val;
  else if (name === 'lvlText') level.text = val;
}
