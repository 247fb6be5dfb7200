import type { TextFlow } from '../text-flow.ts';
import type { Attributes, XmlReader } from '../xml.ts';
import { OpenLists } from './lists.ts';
import type { TextStyles } from './text-styles.ts';

const words = (list: string) => new Set(list.split(' '));

/** What holds words that nobody sees on the page: deleted text, comments, settings, descriptions of pictures. */
const skipped = words(
  'tracked-changes annotation forms scripts event-listeners binary-data desc sequence-decls variable-decls user-field-decls dde-links content-validations note-citation table-of-content-source illustration-index-source table-index-source object-index-source user-index-source alphabetical-index-source bibliography-source',
);
/** In these, `title` is a field with the title of the document; elsewhere it describes a picture. */
const inline = words('p h span a');
const longestRun = 1000;

/** Told by the reader of paragraphs where it is, so that a format can add what is its own. */
export interface ParagraphHooks {
  /** Before the first word of a paragraph or heading, or of a table, by the name of its style. */
  begins?(flow: TextFlow, style: string): void;
  /** After a paragraph or heading, by the name of its style. */
  ends?(flow: TextFlow, style: string): void;
  /** Where the text of this note goes; without it, right where the note stands. */
  noteFlow?: TextFlow;
  /** What styles say of titles and lists; without it no list has numbers. */
  styles?: Pick<TextStyles, 'isTitle' | 'lists'>;
  /** Whether lists in tables are no lists: presentations keep every cell as one. */
  hasPlainCells?: boolean;
}

/** Writes the paragraphs, lists and tables of OpenDocument content into a flow, blanks collapsed as its standard says. */
export function paragraphReader(flow: TextFlow, hooks: ParagraphHooks = {}): Required<XmlReader> {
  const parents: string[] = [];
  const styles: string[] = [];
  let skipping = 0;
  let notes = 0;
  const lists = new OpenLists(hooks.styles?.lists ?? new Map());
  let label: string | null = null;
  let tables = 0;
  const current = () => (notes > 0 && hooks.noteFlow ? hooks.noteFlow : flow);

  return {
    open(name, attributes) {
      const isHidden = skipped.has(name) || (name === 'title' && !inline.has(parents.at(-1) ?? ''));
      parents.push(name);
      if (skipping > 0 || isHidden) {
        skipping++;
        return;
      }
      if (name === 'note-body') notes++;
      if (name === 'table') tables++;
      if (name === 'list') lists.open(attributes);
      if (name === 'list-item') label = tables === 0 || !hooks.hasPlainCells ? lists.label(attributes) : null;
      if (name === 'p' || name === 'h') {
        styles.push(attributes['style-name'] ?? '');
        if (notes === 0) hooks.begins?.(current(), styles.at(-1) ?? '');
        const level = headingLevel(name, attributes, hooks);
        if (level !== null && notes === 0) current().openHeading(level);
        if (label !== null && name === 'p') current().item(label, lists.depth);
        label = null;
      } else if (name === 'table' && notes === 0) hooks.begins?.(current(), attributes['style-name'] ?? '');
      openElement(current(), name, attributes);
    },
    text(text) {
      if (skipping > 0 || styles.length === 0) return;
      const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
      current().write(current().endsInSpace ? collapsed.trimStart() : collapsed);
    },
    close(name) {
      parents.pop();
      if (skipping > 0) {
        skipping--;
        return;
      }
      closeElement(current(), name);
      if (name === 'note-body') notes--;
      if (name === 'table') tables--;
      if (name === 'list-item') label = null;
      if (name === 'list') lists.close();
      if (name !== 'p' && name !== 'h') return;
      const style = styles.pop() ?? '';
      if (notes === 0) hooks.ends?.(current(), style);
    },
  };
}

function headingLevel(name: string, attributes: Attributes, { styles }: ParagraphHooks): number | null {
  if (name === 'h') return Number(attributes['outline-level'] ?? 1) || 1;
  return styles?.isTitle(attributes['style-name'] ?? '') ? 1 : null;
}

function openElement(flow: TextFlow, name: string, attributes: Attributes): void {
  if (name === 'table') flow.openTable();
  else if (name === 'table-cell') flow.openCell(spanOf(attributes));
  else if (name === 'text-box') flow.newline();
  else if (name === 'tab') flow.write('\t');
  else if (name === 'line-break') flow.write('\n');
  else if (name === 's') flow.write(' '.repeat(Math.min(longestRun, Number(attributes.c ?? 1) || 1)));
}

const spanOf = (attributes: Attributes) => ({
  columns: Number(attributes['number-columns-spanned'] ?? 1),
  rows: Number(attributes['number-rows-spanned'] ?? 1),
});

function closeElement(flow: TextFlow, name: string): void {
  if (name === 'p' || name === 'h') {
    flow.closeHeading();
    flow.write('\n');
  } else if (name === 'table-cell') flow.closeCell();
  else if (name === 'table-row') flow.closeRow();
  else if (name === 'table') flow.closeTable();
}
