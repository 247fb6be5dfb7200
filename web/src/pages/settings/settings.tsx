import type { NotificationSettings } from '../../../../client/nouns.ts';
import { useSettings } from '../../settings.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Loading, Trouble } from '../../ui/states.tsx';
import { settable, unreachableWhy } from '../../words/settings.ts';
import { dayText } from '../../words/times.ts';
import { DigestCard } from './digest-card.tsx';
import { OwnData } from './own-data.tsx';
import { Password } from './password.tsx';
import { Quotas } from './quotas.tsx';
import { Retention } from './retention.tsx';
import { SettingsForm } from './settings-form.tsx';
import { TestMail } from './test-mail.tsx';
import './settings.css';

/** What one hears, when, and whether it arrives. */
export default function Settings() {
  const { data, error, refetch } = useSettings();
  return (
    <>
      <PageTitle title="Settings" />
      {data && <Unreachable known={data.unreachable} />}
      <div className="settings-columns">
        {data ? <SettingsForm saved={settable(data)} /> : <Waiting error={error} again={() => void refetch()} />}
        <div className="settings-side">
          <DigestCard />
          <TestMail />
          <Password />
          <Quotas />
          <Retention />
          <OwnData />
        </div>
      </div>
    </>
  );
}

const Waiting = ({ error, again }: { error: Error | null; again(): void }) =>
  error ? (
    <Trouble what="Your settings cannot be shown now" error={error} again={again} />
  ) : (
    <Loading rows={6} label="Your settings are loading" />
  );

function Unreachable({ known }: { known: NotificationSettings['unreachable'] }) {
  if (!known) return null;
  return (
    <p className="card alarm" role="status">
      <strong>Mails do not reach you.</strong> None has gone to your address since {dayText(known.since)}:{' '}
      {unreachableWhy(known.reason)}. Everything is still to be seen here, and whoever looks after this service can open
      the way again.
    </p>
  );
}
