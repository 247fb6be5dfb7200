import { type Block, inReadingOrder, type Place } from '../slides/reading-order.ts';
import { TextFlow } from '../text-flow.ts';
import { type Attributes, readXml } from '../xml.ts';
import { Bullets } from './bullets.ts';

/** What ties a shape to the one of its layout that says where it stands. */
export interface Placeholder {
  type: string;
  idx: string | null;
}

export interface Shape extends Block {
  placeholder: Placeholder | null;
  /** The relationship that leads to the text of a diagram. */
  diagram: string | null;
}

interface OpenShape extends Shape {
  flow: TextFlow;
  bullet: Bullets;
  members: Shape[];
}

const groups = new Set(['spTree', 'grpSp']);
const shapes = new Set(['sp', 'graphicFrame', 'cxnSp', 'pic']);
/** Drawings are kept twice, the second time for old readers. */
const skipped = 'Fallback';

/** The shapes of a slide, a layout, a master or a page of notes; a group is one, with its members in reading order. */
export function readShapes(part: Iterable<Uint8Array>, placeOf?: (placeholder: Placeholder) => Place | null): Shape[] {
  const open: OpenShape[] = [newShape()];
  const top = () => open.at(-1) as OpenShape;
  let skipping = 0;
  let isText = false;

  const close = (isGroup: boolean) => {
    const shape = open.pop();
    if (!shape) return;
    if (!shape.place && shape.placeholder) shape.place = placeOf?.(shape.placeholder) ?? null;
    shape.text = isGroup ? joined(shape.members) : shape.flow.end();
    // The outermost group is the slide itself.
    const isWhole = isGroup && open.length === 1;
    top().members.push(...(isWhole ? shape.members : [shape]));
  };

  readXml(part, {
    open(name, attributes) {
      if (name === skipped) skipping++;
      if (skipping > 0) return;
      if (groups.has(name) || shapes.has(name)) open.push(newShape());
      else describe(top(), name, attributes);
      if (name === 't') isText = true;
    },
    text(text) {
      if (isText && skipping === 0) write(top(), text.replaceAll('\f', ''));
    },
    close(name) {
      if (name === skipped) skipping--;
      if (skipping > 0) return;
      if (name === 't') isText = false;
      else if (groups.has(name) || shapes.has(name)) close(groups.has(name));
      else closeElement(top().flow, name);
    },
  });
  return open[0]?.members ?? [];
}

const newShape = (): OpenShape => ({
  place: null,
  isTitle: false,
  text: '',
  placeholder: null,
  diagram: null,
  flow: new TextFlow(),
  bullet: new Bullets(),
  members: [],
});

const joined = (members: Shape[]) =>
  inReadingOrder(members)
    .map(({ text }) => text.trim())
    .join('\n');

function write(shape: OpenShape, text: string): void {
  shape.bullet.write(shape.flow);
  shape.flow.write(text);
}

function describe(shape: OpenShape, name: string, attributes: Attributes): void {
  if (name === 'ph') {
    const { type = 'body', idx = null } = attributes;
    shape.placeholder = { type: sameType.get(type) ?? type, idx };
    shape.isTitle = shape.placeholder.type === 'title';
  } else if (name === 'off' || name === 'ext') measure(shape, attributes);
  else if (name === 'relIds') shape.diagram = attributes.dm ?? null;
  else if (shape.bullet.describe(name, attributes)) return;
  else if (name === 'br') shape.flow.write('\n');
  else if (name === 'tbl') shape.flow.openTable();
  else if (name === 'tc') shape.flow.openCell();
}

/** Title slides name their placeholders differently from the master that places them. */
const sameType = new Map([
  ['ctrTitle', 'title'],
  ['subTitle', 'body'],
  ['obj', 'body'],
]);

/** The offset comes first, then the extent; other elements of these names have neither attribute. */
function measure(shape: OpenShape, { x, y, cx, cy }: Attributes): void {
  if (x !== undefined && y !== undefined && !shape.place)
    shape.place = { left: Number(x), top: Number(y), right: Number(x), bottom: Number(y) };
  else if (cx !== undefined && cy !== undefined && shape.place && shape.place.right === shape.place.left) {
    shape.place.right += Number(cx);
    shape.place.bottom += Number(cy);
  }
}

function closeElement(flow: TextFlow, name: string): void {
  if (name === 'p') flow.write('\n');
  else if (name === 'tc') flow.closeCell();
  else if (name === 'tr') flow.closeRow();
  else if (name === 'tbl') flow.closeTable();
}
