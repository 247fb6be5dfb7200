import { Tokenizer } from 'htmlparser2';

export type Attributes = Map<string, string>;

/** Told what the token stream of a page holds, names in lower case. */
export interface ElementReader {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** The attributes that say something about what a person sees. */
const wanted = new Set(
  'href hidden style type value checked selected multiple size start colspan rowspan open'.split(' '),
);
const longestAttribute = 20_000;
const nothing = () => {};

/** Reads markup as a stream of tags and text, without a tree, so that neither depth nor unclosed elements cost anything. */
export function readElements(markup: string, reader: ElementReader): void {
  let tag = '';
  let attributes: Attributes = new Map();
  let attribute = '';
  const nameAt = (start: number, end: number) => markup.slice(start, end).toLowerCase();
  const add = (piece: string) => {
    const value = attributes.get(attribute);
    if (value !== undefined && value.length < longestAttribute) attributes.set(attribute, value + piece);
  };
  const text = (start: number, end: number) => reader.text(markup.slice(start, end));
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: text,
      ontextentity: (codePoint) => reader.text(String.fromCodePoint(codePoint)),
      onopentagname: (start, end) => {
        tag = nameAt(start, end);
        attributes = new Map();
      },
      onopentagend: () => reader.open(tag, attributes),
      onselfclosingtag: () => reader.open(tag, attributes),
      onclosetag: (start, end) => reader.close(nameAt(start, end)),
      onattribname: (start, end) => {
        attribute = nameAt(start, end);
        if (!wanted.has(attribute) || attributes.has(attribute)) attribute = '';
        else attributes.set(attribute, '');
      },
      onattribdata: (start, end) => add(markup.slice(start, end)),
      onattribentity: (codePoint) => add(String.fromCodePoint(codePoint)),
      onattribend: nothing,
      oncdata: text,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(markup);
  tokenizer.end();
}
