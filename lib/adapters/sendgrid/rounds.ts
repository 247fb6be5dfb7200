import type { BulkRecipient, MailOutcome } from '../../ports/mails.ts';
import { outcomeOf, type Refusal, refusalOf } from './outcome.ts';

const mostAtOnce = 1000;
// Each call takes out who was named or halves what is left: more than these mean that something else is wrong.
const mostCalls = 60;

interface Place {
  index: number;
  recipient: BulkRecipient;
}

type PostMany = (recipients: BulkRecipient[]) => Promise<string | null>;

/**
 * Sends to many by calls that SendGrid takes or refuses whole; answers an outcome for each, in their order. Recipients
 * whom a refusal names are left out, and the rest is sent again; one that names nobody, or is about the size, is found in
 * halves. After an answer that is not about the message (a rate limit, a failure, silence) nothing more is sent.
 */
export async function sendInRounds(recipients: BulkRecipient[], post: PostMany): Promise<MailOutcome[]> {
  const outcomes: MailOutcome[] = [];
  const waiting = distinctGroups(recipients);
  let calls = 0;
  for (let group = waiting.shift(); group; group = waiting.shift()) {
    const answer = calls === mostCalls ? untried('too many calls were refused before.') : await attempt(group, post);
    calls += 1;
    if (!('refusal' in answer)) {
      settle(outcomes, group, answer);
      if (answer.outcome !== 'accepted') settle(outcomes, waiting.splice(0).flat(), untriedAfter(answer));
    } else if (answer.refusal.named.size > 0) {
      const { named } = answer.refusal;
      for (const [place, reason] of named) settle(outcomes, group.slice(place, place + 1), refused(reason));
      const others = group.filter((_, place) => !named.has(place));
      if (others.length > 0) waiting.unshift(others);
    } else if (answer.refusal.isOfSome && group.length > 1) {
      const half = Math.ceil(group.length / 2);
      waiting.unshift(group.slice(0, half), group.slice(half));
    } else settle(outcomes, group, answer.outcome);
  }
  return outcomes;
}

type Answer = MailOutcome | { refusal: Refusal; outcome: MailOutcome };

async function attempt(group: Place[], post: PostMany): Promise<Answer> {
  try {
    return { outcome: 'accepted', message_id: await post(group.map(({ recipient }) => recipient)) };
  } catch (error) {
    const outcome = outcomeOf(error, Date.now());
    const refusal = refusalOf(error, group.length);
    return refusal ? { refusal, outcome } : outcome;
  }
}

function settle(outcomes: MailOutcome[], places: Place[], outcome: MailOutcome): void {
  for (const { index } of places) outcomes[index] = outcome;
}

const refused = (reason: string): MailOutcome => ({
  outcome: 'refused',
  reason: `SendGrid answered 400: ${reason}`.slice(0, 500),
  permanent: true,
  retry_after_ms: null,
});

const untried = (why: string, retry_after_ms: number | null = null): MailOutcome => ({
  outcome: 'refused',
  reason: `Not sent: ${why}`,
  permanent: false,
  retry_after_ms,
});

const untriedAfter = (answer: MailOutcome): MailOutcome =>
  untried(
    'SendGrid did not take other mails just before.',
    answer.outcome === 'refused' ? answer.retry_after_ms : null,
  );

/** Groups of at most a thousand in which no address is twice: SendGrid refuses such a call. */
function distinctGroups(recipients: BulkRecipient[]): Place[][] {
  const rounds: Place[][] = [];
  const seen = new Map<string, number>();
  for (const [index, recipient] of recipients.entries()) {
    const address = recipient.to.email.toLowerCase();
    const round = seen.get(address) ?? 0;
    seen.set(address, round + 1);
    rounds[round] ??= [];
    rounds[round].push({ index, recipient });
  }
  return rounds.flatMap(inPortions);
}

const inPortions = (places: Place[]): Place[][] =>
  Array.from({ length: Math.ceil(places.length / mostAtOnce) }, (_, portion) =>
    places.slice(portion * mostAtOnce, (portion + 1) * mostAtOnce),
  );
