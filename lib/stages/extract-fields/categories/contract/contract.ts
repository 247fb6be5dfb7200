import type { Field } from '../../../stage.ts';
import { fieldOf } from '../../find/evidence.ts';
import { proseOf } from '../../find/prose.ts';
import type { Source } from '../../find/source.ts';
import { findAgreed, findEffective } from './dates.ts';
import { findLaw } from './law.ts';
import { findParties } from './parties.ts';
import { findExpiry } from './term.ts';
import { findTitle } from './title.ts';

const OPENING = 8_000;
const WHOLE = 400_000;

/** The fields of a contract. */
export function contractFields(source: Source): Field[] {
  const opening = proseOf(source, OPENING);
  const whole = proseOf(source, WHOLE);
  const agreed = findAgreed(source, opening, whole);
  const effective = findEffective(source, whole, agreed);
  return [
    ...fieldOf('title', findTitle(source)),
    ...fieldOf('parties', findParties(opening, whole)),
    ...fieldOf('agreement_date', agreed),
    ...fieldOf('effective_date', effective),
    ...fieldOf('expiry_date', findExpiry(source, whole, effective ?? agreed)),
    ...fieldOf('governing_law', findLaw(whole)),
  ];
}
