import type { Engines } from '../../ports.ts';
import type { Category, Classification, ReadDocument } from '../stage.ts';
import { askModel } from './ask-model.ts';
import { confidenceOf } from './confidence.ts';
import type { Sighting } from './cues/sight.ts';
import { readMailBill } from './mail/mail-bill.ts';
import { type BuiltInClassification, chooseOwn, type Nearest, nearestOf } from './own/choose.ts';
import type { OwnCategory } from './own/own-category.ts';
import { openingOf } from './own/terms.ts';
import { type Reading, readForRules } from './reading.ts';
import { type Score, scoreCategories } from './score.ts';
import { isMail, readStructure, type Structure } from './structure.ts';

/** Name and version of the offline rules; a change of cues or weights that changes answers changes it. */
export const CLASSIFY_ENGINE = 'rules-4';

/** Below this the rules are unsure enough to ask the model. */
const UNSURE = 0.75;
const REASONS = 4;

/** A category of the owner's own that fits so well is worth a question. */
const WORTH_ASKING = 0.3;

/**
 * Names the category of a document from its text and kind of file, never from its name: by rules, with the owner's own
 * categories by what their examples and descriptions have in common with it, and by the model where there is one and
 * these are unsure. Throws the model's transient errors.
 */
export async function classify(
  document: ReadDocument,
  engines: Engines,
  own: OwnCategory[] = [],
): Promise<Classification> {
  const reading = readForRules(document);
  const byRules = document.eInvoice
    ? answer('invoice', 0.99, ['It carries an invoice in XML.'])
    : (billByMail(document) ?? classifyByRules(reading, readStructure(document)));
  const nearest = nearestOf(openingOf(document.pages), own);
  const chosen = chooseOwn(byRules, nearest);
  if (!engines.model || reading.words === 0 || !isUnsure(chosen, nearest)) return chosen;
  return (await askModel(engines.model, reading, { own, byRules })) ?? chosen;
}

const isUnsure = (chosen: Classification, nearest: Nearest | null): boolean =>
  chosen.confidence < UNSURE || (!chosen.built_in && nearest !== null && nearest.confidence >= WORTH_ASKING);

function billByMail(document: ReadDocument): BuiltInClassification | null {
  const bill = isMail(document) ? readMailBill(document) : null;
  return bill && answer(bill.category, bill.confidence, bill.reasons);
}

function classifyByRules(reading: Reading, structure: Structure): BuiltInClassification {
  if (reading.words === 0) return answer('other', 0.3, ['It has no text that could be read.']);
  const scores = scoreCategories(reading, structure.head);
  const [best] = scores;
  if (!best) throw new Error('There are categories.');
  const confidence = confidenceOf(scores, reading, structure.head[best.category] ?? 0);
  return answer(best.category, confidence, reasonsFor(best, structure));
}

function reasonsFor(best: Score, structure: Structure): string[] {
  const reasons = best.for.slice(0, REASONS).map(reasonOf);
  const supports = structure.reason !== null && (structure.head[best.category] ?? 0) > 0;
  if (supports && structure.reason) reasons.unshift(structure.reason);
  return reasons.length > 0 ? reasons : ['Nothing in it speaks clearly for one of the known categories.'];
}

const reasonOf = ({ cue, quote }: Sighting): string => (quote ? `It ${cue.says}: “${quote}”.` : `It ${cue.says}.`);

const answer = (category: Category, confidence: number, reasons: string[]): BuiltInClassification => ({
  category,
  confidence,
  reasons,
  engine: CLASSIFY_ENGINE,
});
