import type { Archive } from '../archive.ts';
import { type Block, inReadingOrder, type Place } from '../slides/reading-order.ts';
import { TextFlow } from '../text-flow.ts';
import { type Attributes, readXml, type XmlReader } from '../xml.ts';
import { paragraphReader } from './paragraphs.ts';

export interface Slide {
  blocks: Block[];
  notes: string;
}

interface OpenShape {
  element: string;
  /** What the shape is for: `title`, `notes`, `page-number`. */
  role: string;
  block: Block;
  members: Block[];
  flow: TextFlow;
  paragraphs: Required<XmlReader>;
}

const shapes = new Set(
  'frame custom-shape rect ellipse circle polygon polyline regular-polygon path line connector caption g'.split(' '),
);

const footers = new Set(['footer', 'date-time']);

/** The slides of a presentation; a group is one block, with its members in reading order. */
export function readSlides(archive: Archive): Slide[] {
  const slides: Slide[] = [];
  let slide: Slide | null = null;
  let isNotes = false;
  const open: OpenShape[] = [];

  const finish = ({ role, block, members, flow }: OpenShape) => {
    if (role === 'page-number' || (isNotes && open.length === 0 && role !== 'notes')) return;
    const inner = inReadingOrder(members).map(({ text }) => text.trim());
    block.text = [flow.end().trim(), ...inner].filter((text) => text !== '').join('\n');
    const parent = open.at(-1);
    if (parent) parent.members.push(block);
    else if (isNotes && slide) slide.notes = [slide.notes, block.text].filter((text) => text !== '').join('\n');
    else slide?.blocks.push(block);
  };

  readXml(archive.read('content.xml'), {
    open(name, attributes) {
      if (name === 'page') {
        slide = { blocks: [], notes: '' };
        slides.push(slide);
      } else if (slide && name === 'notes') isNotes = true;
      else if (slide && shapes.has(name)) open.push(newShape(name, attributes));
      else open.at(-1)?.paragraphs.open(name, attributes);
    },
    text(text) {
      open.at(-1)?.paragraphs.text(text);
    },
    close(name) {
      if (name === 'page') slide = null;
      if (name === 'notes') isNotes = false;
      const top = open.at(-1);
      if (top?.element !== name) return top?.paragraphs.close(name);
      open.pop();
      finish(top);
    },
  });
  return slides;
}

function newShape(element: string, attributes: Attributes): OpenShape {
  const flow = new TextFlow();
  const role = attributes.class ?? '';
  const place = footers.has(role) ? null : placeOf(attributes);
  return {
    element,
    role,
    block: { place, isTitle: role === 'title', text: '' },
    members: [],
    flow,
    paragraphs: paragraphReader(flow, { hasPlainCells: true }),
  };
}

/** A turned shape stands where its transformation moves it to. */
function placeOf({ x, y, width = '0', height = '0', transform = '' }: Attributes): Place | null {
  const moved = /translate ?\(\s{0,9}([^\s,()]{1,40})[\s,]{1,9}([^\s,()]{1,40})/.exec(transform);
  const left = inPoints(x ?? moved?.[1]);
  const top = inPoints(y ?? moved?.[2]);
  if (left === null || top === null) return null;
  return { left, top, right: left + (inPoints(width) ?? 0), bottom: top + (inPoints(height) ?? 0) };
}

const pointsPer: Record<string, number> = { pt: 1, in: 72, cm: 28.35, mm: 2.835, pc: 12, px: 0.75 };

function inPoints(length: string | undefined): number | null {
  const [, number, unit = 'pt'] = /^(-?[\d.]+)([a-z]{2})?$/.exec(length ?? '') ?? [];
  return number === undefined ? null : Number(number) * (pointsPer[unit] ?? 1);
}
