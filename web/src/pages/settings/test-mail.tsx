import { useMutation } from '@tanstack/react-query';
import { MailCheck } from 'lucide-react';
import { docket } from '../../docket.ts';
import { sentenceOf } from '../../ui/states.tsx';

/** A mail that shows whether mails arrive. */
export function TestMail() {
  const test = useMutation({ mutationFn: () => docket.post('/v1/notifications/test') });
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
