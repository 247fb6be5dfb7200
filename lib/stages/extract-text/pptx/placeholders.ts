import type { Archive } from '../archive.ts';
import { readRelationships, relatedPart } from '../relationships.ts';
import type { Place } from '../slides/reading-order.ts';
import { type Placeholder, readShapes } from './shapes.ts';

export type PlaceOf = (placeholder: Placeholder) => Place | null;

/** Tells where the placeholders of a slide stand that says nothing of it itself: as in its layout, or its master. */
export function placeholderPlaces(archive: Archive): (layout: string | undefined) => PlaceOf {
  const known = new Map<string, PlaceOf>();
  const placesIn = (part: string | undefined, above: PlaceOf): PlaceOf => {
    if (part === undefined) return above;
    const places = known.get(part) ?? readPlaces(archive, part, above);
    known.set(part, places);
    return places;
  };
  return (layout) => {
    const master = layout && relatedPart(readRelationships(archive, layout), 'slideMaster');
    return placesIn(
      layout,
      placesIn(master, () => null),
    );
  };
}

function readPlaces(archive: Archive, part: string, above: PlaceOf): PlaceOf {
  const shapes = readShapes(archive.read(part), above);
  return (placeholder) => {
    const like =
      shapes.find((shape) => placeholder.idx !== null && shape.placeholder?.idx === placeholder.idx) ??
      shapes.find((shape) => shape.placeholder?.type === placeholder.type);
    return like ? like.place : above(placeholder);
  };
}
