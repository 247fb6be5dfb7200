import { AppError } from '../../../errors.ts';
import { type Archive, openArchive } from '../archive.ts';
import type { Format } from '../format.ts';
import { parsing } from '../parsing.ts';
import { readRelationships, relatedPart } from '../relationships.ts';
import { slideText } from '../slides/slide-text.ts';
import { markedPage, type PageText, pagedDocument } from '../text-document.ts';
import { readXml } from '../xml.ts';
import { diagramText } from './diagram.ts';
import { placeholderPlaces } from './placeholders.ts';
import { readShapes, type Shape } from './shapes.ts';

const name = 'a PowerPoint presentation';
const footers = new Set(['ftr', 'dt']);

/** A page per slide, in the order in which they are shown: title, text by its place, tables, speaker notes. */
export const pptx: Format = {
  name,
  open: (bytes) =>
    parsing(name, () => {
      const archive = openArchive(bytes);
      const slides = slideParts(archive);
      if (slides.some((slide) => !archive.names.includes(slide))) throw damaged('a slide is missing');
      if (slides.length === 0) throw damaged('it has no slides');
      const placesOf = placeholderPlaces(archive);
      return pagedDocument(slides.map((slide) => () => parsing(name, () => readSlide(archive, slide, placesOf))));
    }),
};

function slideParts(archive: Archive): string[] {
  const part = archive.names.find((entry) => /^ppt\/presentation\d*\.xml$/i.test(entry)) ?? '';
  const targets = readRelationships(archive, part);
  const slides: string[] = [];
  readXml(archive.read(part), {
    open(element, attributes) {
      const target = element === 'sldId' ? targets.get(attributes.id ?? '') : undefined;
      if (target?.type === 'slide') slides.push(target.part);
    },
  });
  return slides;
}

function readSlide(archive: Archive, slide: string, placesOf: ReturnType<typeof placeholderPlaces>): PageText {
  const targets = readRelationships(archive, slide);
  const shapes = readShapes(archive.read(slide), placesOf(relatedPart(targets, 'slideLayout')));
  for (const shape of shapes) {
    const diagram = shape.diagram === null ? undefined : targets.get(shape.diagram);
    if (diagram) shape.text = diagramText(archive.read(diagram.part));
  }
  const notes = relatedPart(targets, 'notesSlide');
  return markedPage(
    slideText(
      shapes.filter((shape) => shape.placeholder?.type !== 'sldNum').map(footersLast),
      notes === undefined ? '' : notesText(archive, notes),
    ),
  );
}

const footersLast = (shape: Shape): Shape =>
  shape.placeholder && footers.has(shape.placeholder.type) ? { ...shape, place: null } : shape;

/** A page of notes also shows its slide, a number and a date. */
function notesText(archive: Archive, part: string): string {
  const spoken = readShapes(archive.read(part)).filter((shape) => shape.placeholder?.type === 'body');
  return spoken.map(({ text }) => text.trim()).join('\n');
}

const damaged = (why: string) => new AppError('document_corrupt', `The presentation is damaged: ${why}.`);
