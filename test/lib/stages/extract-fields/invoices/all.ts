import { creditNotes } from './credit-notes.ts';
import { english } from './english.ts';
import { europe } from './europe.ts';
import { french } from './french.ts';
import { german } from './german.ts';
import { layouts } from './layouts.ts';
import { mixed } from './mixed.ts';
import { others } from './others.ts';
import { overseas } from './overseas.ts';
import { services } from './services.ts';
import { traps } from './traps.ts';
import { unusual } from './unusual.ts';

/** Every invoice that is drawn for the tests. */
export const drawings = [
  ...english,
  ...german,
  ...french,
  ...others,
  ...overseas,
  ...unusual,
  ...mixed,
  ...europe,
  ...services,
  ...traps,
  ...layouts,
  ...creditNotes,
];
