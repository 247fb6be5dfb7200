import type { Archive } from '../archive.ts';
import { type Attributes, readXml } from '../xml.ts';

/** Which list a paragraph belongs to: `list` 0 takes it out of the one that its style names. */
export interface Numbered {
  list: string | null;
  level: number | null;
}

interface Style extends Numbered {
  parent: string;
  /** 1 to 6, or null for body text. */
  heading: number | null;
}

export interface Styles {
  heading(style: string): number | null;
  numbered(style: string): Numbered;
}

const mostParents = 20;
const deepestHeading = 6;

/** What the styles of paragraphs say of headings and lists; a style says what its parent does. */
export function readStyles(archive: Archive): Styles {
  const styles = new Map<string, Style>();
  let style: Style | null = null;
  readXml(archive.read('word/styles.xml'), {
    open(name, attributes) {
      if (name === 'style') {
        style = { parent: '', heading: null, list: null, level: null };
        if (attributes.type === 'paragraph') styles.set(attributes.styleId ?? '', style);
      } else if (style) describe(style, name, attributes);
    },
    close(name) {
      if (name === 'style') style = null;
    },
  });
  const find = <T>(name: string, said: (style: Style) => T | null): T | null => {
    let current = styles.get(name);
    for (let depth = 0; current && depth < mostParents; depth++) {
      const value = said(current);
      if (value !== null) return value;
      current = styles.get(current.parent);
    }
    return null;
  };
  return {
    heading: (name) => find(name, ({ heading }) => heading),
    numbered: (name) => ({ list: find(name, ({ list }) => list), level: find(name, ({ level }) => level) }),
  };
}

function describe(style: Style, name: string, { val = '' }: Attributes): void {
  if (name === 'basedOn') style.parent = val;
  else if (name === 'name') style.heading ??= namedHeading(val);
  else if (name === 'outlineLvl') style.heading = outlineHeading(val) ?? style.heading;
  else if (name === 'numId') style.list = val;
  else if (name === 'ilvl') style.level = Number(val) || 0;
}

/** Built-in styles have English names in every language. */
function namedHeading(name: string): number | null {
  if (/^title$/i.test(name)) return 1;
  const level = Number(/^heading ([1-9])$/i.exec(name)?.[1] ?? 0);
  return level === 0 ? null : Math.min(deepestHeading, level);
}

/** Levels count from 0; the ninth means body text. */
export function outlineHeading(value: string): number | null {
  const level = Number(value);
  return value !== '' && level >= 0 && level < 9 ? Math.min(deepestHeading, level + 1) : null;
}
