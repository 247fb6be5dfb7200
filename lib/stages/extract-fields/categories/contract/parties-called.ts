import type { Candidate } from '../../find/candidate.ts';
import type { Cell } from '../../find/layout.ts';
import type { Prose } from '../../find/prose.ts';
import { asParties, type Named } from './parties.ts';
import { partyAt } from './party-name.ts';

const ROLES =
  'party [A-D12]|disclos\\w+|recipient|receiving party|licens\\w+|landlord|tenant|less\\w+|buyer|seller|purchaser|vendor|supplier|customer|client|contractor|consultant|provider|employer|employee|company|owner|agent|distributor|franchis\\w+|borrower|lender|service provider|prestataire|employeur|salariée?|bailleur|locataire|preneur|vendeur|acheteur|fournisseur|vermieter|mieter|auftraggeber|auftragnehmer|käufer|verkäufer|arbeitgeber|arbeitnehmer|lizenz\\w+|dienstleister|kunde|anbieter|gesellschaft|darlehens\\w+|bestell\\w+|unternehmer';
/** What gives a party its short name: "ci-après dénommée « le Client »", "- nachfolgend Mieterin genannt -", (the "Supplier"). */
const CALLED = new RegExp(
  String.raw`ci-après|\b(?:nachfolgend|nachstehend|im folgenden|hereinafter|hereafter)\b|\((?:the |each an? |as |als |le |la |l['’])*["“”'„«]\s?(?:the |le |la |l['’])?(?:${ROLES})(?:in)?\s?["“”'»]`,
  'iu',
);
const PERSON =
  /^(?:\W*(?:und|et|and|entre|zwischen|between)\b:?\s*)?\W{0,2}(?:herrn?|frau|firma|die firma|la société|société|l['’]association|monsieur|madame|m\.|mme|mr|mrs|ms|dr)\.? /iu;
const JOINED = /^(?:und|et|and|between|zwischen|entre)(?: les soussignés)?\s*:?\s+(?=\S)/iu;
const FAR = 8;
const MOST = 4;

/** The parties by the short names that they are given, each in the lines before its own. */
export function partiesCalled(prose: Prose): Candidate<string[]> | null {
  const cells = prose.cellsBetween(0, prose.text.length);
  const found = new Set<string>();
  let from = 0;
  for (const [index, cell] of cells.entries()) {
    if (!CALLED.test(cell.text)) continue;
    const name = partyIn(cells.slice(Math.max(from, index - FAR), index + 1));
    if (name !== null) found.add(name);
    from = index + 1;
  }
  const named = [...found].slice(0, MOST).flatMap((name): Named[] => {
    const index = prose.text.indexOf(name);
    return index < 0 ? [] : [{ name, index, isFirm: true, length: name.length }];
  });
  return named.length > 1 ? asParties(prose, named, 0.56) : null;
}

/** The first of the lines that begins with how people and firms are addressed, or with a firm; else with a name and a comma. */
function partyIn(lines: Cell[]): string | null {
  const named = lines.flatMap((cell) => {
    const text = cell.text.replace(JOINED, '');
    const party = partyAt(text);
    return party
      ? [{ name: party.name, isSure: party.isFirm || PERSON.test(cell.text), rest: text.slice(party.length) }]
      : [];
  });
  const best = named.find(({ isSure }) => isSure) ?? named.find(({ rest }) => /^,| of /.test(rest));
  return best?.name ?? null;
}
