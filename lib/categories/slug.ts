import { CategoryName } from '../stages/stage.ts';

/** The slug that a name makes, "boarding_passes" of "Boarding passes"; null of one without Latin letters. */
export function slugOf(name: string): string | null {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[\d_]+/, '')
    .slice(0, 40)
    .replace(/_$/, '');
  return CategoryName.safeParse(slug).success ? slug : null;
}
