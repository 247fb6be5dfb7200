import { useMutation } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { useRef } from 'react';
import { docket } from '../../docket.ts';
import { sentenceOf } from '../../ui/states.tsx';

/** Until then a second click is the first one once more, not another mail. */
const anotherAfterMs = 5000;

/** Pages without TLS have no randomUUID. */
const newKey = (): string => `test-mail-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`;

/** A mail that shows whether mails arrive. */
export function TestMail() {
  const key = useRef(newKey());
  const test = useMutation({
    mutationFn: () => docket.post('/v1/notifications/test', { idempotencyKey: key.current }),
    onSuccess: () => void setTimeout(() => (key.current = newKey()), anotherAfterMs),
  });
  return (
    <section className="card" aria-labelledby="test-mail">
      <h2 id="test-mail">Do mails arrive?</h2>
      <button type="button" onClick={() => test.mutate()} disabled={test.isPending}>
        <MailCheck size={17} aria-hidden /> Send me a test mail
      </button>
      <p role="status" className={test.isError ? 'bad' : 'note'}>
        {test.isError && sentenceOf(test.error)}
        {test.isSuccess && `Asked for; it goes to ${test.data.to} in a moment.`}
      </p>
    </section>
  );
}
