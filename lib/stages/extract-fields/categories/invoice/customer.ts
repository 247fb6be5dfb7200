import { nameUnder } from '../../find/block-name.ts';
import { BUYER, opensBuyerBlock } from '../../find/buyer-block.ts';
import type { Candidate } from '../../find/candidate.ts';
import { believe, proof } from '../../find/confidence.ts';
import type { Cell } from '../../find/layout.ts';
import { isMailRecipient, mailRecipient } from '../../find/mail-header.ts';
import { isName, looksLikeName, namesFirm } from '../../find/names.ts';
import type { Source } from '../../find/source.ts';
import { windowBlock } from '../../find/window-block.ts';

const SHIPPED = /ship|deliver|liefer|waren|livraison|aflever|consegna|entrega/i;
const BILLED =
  /\bbill|invoice|rechnung|factu|käufer|buyer|purchaser|customer|client|acheteur|sold to|koper|klant|afnemer|comprador|cessionario/i;
const PRIOR = 0.4;

/** Finds who is billed: the name under or behind the label of the customer's block, else the addressee's. */
export function findCustomer(source: Source): Candidate<string> | null {
  const openers = source.cells.filter(opensBuyerBlock);
  const ordered = [
    ...openers.filter(({ text }) => BILLED.test(text)),
    ...openers.filter(({ text }) => !BILLED.test(text)),
  ];
  for (const opener of ordered) {
    const named = isMailRecipient(opener) ? recipient(opener) : (nameBehind(opener) ?? nameUnder(source, opener));
    if (named) return { ...named, score: believe(PRIOR, proofsOf(source, named, opener)) };
  }
  const window = windowBlock(source);
  const [name] = window?.cells ?? [];
  if (!window || !name) return null;
  const place = window.isUnderSender ? proof.strong : window.isOther ? proof.good : 0;
  return {
    value: name.text,
    cells: [name],
    score: believe(PRIOR, { place, repeated: isRepeated(source, name) && proof.good }),
  };
}

/** Who got the e-mail is most often who is billed. */
function recipient(opener: Cell): Candidate<string> | null {
  const name = mailRecipient(opener);
  return name && looksLikeName(name) ? { value: name, cells: [opener], score: 0.7 } : null;
}

function nameBehind(opener: Cell): Candidate<string> | null {
  const [rest = ''] = (opener.text.split(/:\s*/)[1] ?? '').split(/,\s(?=.*\d)/);
  if (looksLikeName(rest)) return { value: rest, cells: [opener], score: 0.9 };
  // "Livré à Elm SARL"
  const name = opener.text.replace(BUYER, '').trim();
  return /^\p{Lu}/u.test(name) && isName(name) ? { value: name, cells: [opener], score: 0.8 } : null;
}

/** `score` tells how the name stands in its block: behind "Name:" it is surer than as its first line. */
function proofsOf(source: Source, { value, cells, score }: Candidate<string>, opener: Cell) {
  return {
    billed: SHIPPED.test(opener.text) ? proof.hint : proof.good,
    named: score >= 0.9 && proof.good,
    firm: namesFirm(value) && proof.hint,
    repeated: cells[0] && isRepeated(source, cells[0]) && proof.hint,
  };
}

const isRepeated = (source: Source, name: Cell): boolean =>
  source.cells.some((cell) => cell !== name && cell.text.startsWith(name.text));
