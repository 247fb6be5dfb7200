import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Pill } from '../../../ui/pill.tsx';
import { countText } from '../../../words/text.ts';
import { timeText } from '../../../words/times.ts';
import type { Delivery } from './data.ts';
import { answerText, deliveryWord } from './words.ts';

/** A message to a webhook: how it stands, and on demand its body and the answer. */
export function DeliveryLine({ delivery, onReplay }: { delivery: Delivery; onReplay(): void }) {
  const { type, status, attempts, created_at, replay_of } = delivery;
  const [isOpen, setOpen] = useState(false);
  const [word, tone] = deliveryWord(status);
  return (
    <li className="delivery">
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <ChevronRight size={17} aria-hidden />
          <span className="delivery-what">
            <code>{type}</code>
            <span className="note">
              {answerText(delivery)} · {countText(attempts, 'attempt')}
              {replay_of && ' · sent again by you'}
            </span>
          </span>
          <Pill tone={tone}>{word}</Pill>
          <time dateTime={created_at}>{timeText(created_at)}</time>
        </summary>
        {isOpen && <Inside delivery={delivery} onReplay={onReplay} />}
      </details>
    </li>
  );
}

function Inside({ delivery, onReplay }: { delivery: Delivery; onReplay(): void }) {
  const { message_id, payload, response, status, type } = delivery;
  return (
    <div className="delivery-inside">
      <p className="note">
        Message <code>{message_id}</code>
      </p>
      <h2>Body</h2>
      <pre>{JSON.stringify(payload, null, 2)}</pre>
      {response && (
        <>
          <h2>The beginning of the answer</h2>
          <pre>{response}</pre>
        </>
      )}
      {(status === 'delivered' || status === 'failed') && (
        <button type="button" className="small" onClick={onReplay}>
          Send it again<span className="hidden">: {type}</span>
        </button>
      )}
    </div>
  );
}
