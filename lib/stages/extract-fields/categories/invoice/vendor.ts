import { buyerCells } from '../../find/buyer-block.ts';
import type { Candidate } from '../../find/candidate.ts';
import { believe, proof } from '../../find/confidence.ts';
import { domainsOf, ownsDomain } from '../../find/domains.ts';
import { lettersOf, withoutForm } from '../../find/names.ts';
import type { Source } from '../../find/source.ts';
import { windowBlock } from '../../find/window-block.ts';
import { findCustomer } from './customer.ts';
import { type Sighting, sightings, weights } from './vendor-sightings.ts';

/** How likely a name that is seen once in a place of no meaning is the sender's. */
const PRIOR = 0.2;
const OWN_DOMAIN = 1.6;
/** Every web address leads to somebody else: the invoice of a marketplace names both. */
const OTHER_DOMAIN = -2;
/** The money goes to somebody else, which a person should see in any case. */
const OTHER_PAYEE = -1.8;
const IS_CUSTOMER = -3;

/** Whom the invoice goes to, and whether only its place tells that. */
interface Buyer {
  customer: string | null;
  isApart: boolean;
}

/** All sightings of one name. */
interface Named {
  key: string;
  sightings: Sighting[];
}

/** Finds who sent an invoice: the name that most independent places give. */
export function findVendor(source: Source): Candidate<string> | null {
  const buyers = buyerCells(source);
  const cells = source.cells.filter((cell) => !buyers.has(cell));
  const domains = domainsOf(cells);
  const customer = findCustomer(source);
  const buyer: Buyer = {
    customer: customer && customer.score >= 0.5 ? keyOf(customer.value) : null,
    isApart: windowBlock(source)?.isOther ?? false,
  };
  const names = groupByName(sightings(source, cells));
  const ranked = names
    .map((named) => ({ named, proofs: proofsFor(named, names, domains, buyer) }))
    .map((one) => ({ ...one, sum: Object.values(one.proofs).reduce((sum, weight) => sum + weight, 0) }))
    .sort((a, b) => b.sum - a.sum);
  const [best, second] = ranked;
  if (!best) return null;
  const rivalry = second ? Math.min(0, best.sum - second.sum - 1) : 0;
  const shown = best.named.sightings.reduce((one, other) => (standing(other) > standing(one) ? other : one));
  const scanned = shown.cells.some(({ legibility }) => legibility < 1) ? -proof.good : 0;
  // a name that has swallowed the number beside it
  const torn = /\d{4}/.test(shown.name) ? -proof.good : 0;
  return { value: shown.name, cells: shown.cells, score: believe(PRIOR, { ...best.proofs, rivalry, scanned, torn }) };
}

/** How well a place tells the whole name: the name of a mailbox is often a short one. */
const standing = ({ kind }: Sighting): number => (kind === 'mailbox' ? 0 : weights[kind]);

function proofsFor(
  named: Named,
  all: Named[],
  domains: string[],
  { customer, isApart }: Buyer,
): Record<string, number> {
  const kinds = new Map(named.sightings.map(({ kind }) => [kind, weights[kind]]));
  const payees = all.filter((one) => one.sightings.some(({ kind }) => kind === 'payee'));
  const owned = Math.max(...named.sightings.map(({ name }) => ownsDomain(name, domains)));
  return {
    ...Object.fromEntries(kinds),
    domain: owned > 0 ? owned * OWN_DOMAIN : domains.length > 0 && !kinds.has('mailbox') ? OTHER_DOMAIN : 0,
    payee: payees.includes(named)
      ? weights.payee
      : payees.length > 0 && !payees.some((one) => sharesWord(one, named))
        ? OTHER_PAYEE
        : 0,
    // whom it goes to is known, and this is the other who heads an address
    apart: isApart && customer !== null && kinds.has('letterhead') && kinds.has('address') ? proof.hint : 0,
    customer: customer !== null && (customer.startsWith(named.key) || named.key.startsWith(customer)) ? IS_CUSTOMER : 0,
  };
}

/** Puts together what is one name with and without its legal form, or with more behind it. */
function groupByName(found: Sighting[]): Named[] {
  const groups: Named[] = [];
  for (const sighting of found) {
    const key = keyOf(sighting.name);
    const group = groups.find((one) => isSameName(one.key, key));
    if (group) group.sightings.push(sighting);
    else groups.push({ key, sightings: [sighting] });
  }
  return groups;
}

/** "O Brandt" gets the money of "Ottilie Brandt". */
function sharesWord(one: Named, other: Named): boolean {
  const words = ({ sightings: [first] }: Named) => first?.name.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const known = new Set<string>(words(other));
  return words(one).some((word) => known.has(word));
}

const isSameName = (one: string, other: string): boolean =>
  one === other || (Math.min(one.length, other.length) > 5 && (one.startsWith(other) || other.startsWith(one)));

const keyOf = (name: string): string => lettersOf(withoutForm(name)) || lettersOf(name);
