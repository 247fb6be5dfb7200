import { useId } from 'react';
import { hours, type Settings, weekdays } from '../../words/settings.ts';
import { percentText } from '../../words/text.ts';
import { Check, Choice } from './controls.tsx';
import { TimeZone } from './time-zone.tsx';

interface FieldsProps {
  draft: Settings;
  set(part: Partial<Settings>): void;
}

/** Which mails are sent. */
export function Mails({ draft, set }: FieldsProps) {
  const least = useId();
  const { email_enabled, min_match_score } = draft;
  const check = (name: 'notify_job_results' | 'notify_new_matches' | 'notify_application_updates', words: string) => (
    <Check words={words} isOn={draft[name]} isOff={!email_enabled} onTurn={(isOn) => set({ [name]: isOn })} />
  );
  return (
    <fieldset className="card">
      <legend>Mails</legend>
      <Check words="Send me mails" isOn={email_enabled} onTurn={(isOn) => set({ email_enabled: isOn })} />
      <div className="under">
        {check('notify_job_results', 'When my documents are read')}
        {check('notify_new_matches', 'When a job fits my resume')}
        {check('notify_application_updates', 'When an application of mine moves')}
      </div>
      <div className="labelled">
        <label htmlFor={least}>
          A job counts as a match from <output>{percentText(min_match_score)}</output>
        </label>
        <input
          id={least}
          type="range"
          min={0}
          max={100}
          value={Math.round(min_match_score * 100)}
          aria-valuetext={percentText(min_match_score)}
          onChange={({ target }) => set({ min_match_score: Number(target.value) / 100 })}
        />
      </div>
    </fieldset>
  );
}

const frequencies: [Settings['digest_frequency'], string][] = [
  ['disabled', 'Never'],
  ['daily', 'Every day'],
  ['weekly', 'Every week'],
];

/** When all the news come in one mail. */
export function Digest({ draft: { digest_frequency, digest_weekday, digest_hour }, set }: FieldsProps) {
  return (
    <fieldset className="card">
      <legend>Digest</legend>
      <Choice
        words="One mail with all the news"
        options={frequencies}
        current={digest_frequency}
        onChoose={(chosen) => set({ digest_frequency: chosen })}
      />
      {digest_frequency !== 'disabled' && (
        <div className="pair">
          {digest_frequency === 'weekly' && (
            <Choice
              words="On"
              options={weekdays.map((day, index) => [index + 1, day])}
              current={digest_weekday}
              onChoose={(chosen) => set({ digest_weekday: chosen })}
            />
          )}
          <Choice
            words="At"
            options={hours.map((word, hour) => [hour, word])}
            current={digest_hour}
            onChoose={(chosen) => set({ digest_hour: chosen })}
          />
        </div>
      )}
    </fieldset>
  );
}

interface TimesProps extends FieldsProps {
  quietTrouble: string | null;
  zoneTrouble: string | null;
}

/** Where one lives, and when no mail shall come. */
export function Times({ draft: { time_zone, quiet_hours }, set, quietTrouble, zoneTrouble }: TimesProps) {
  const time = (name: 'from' | 'to', words: string) => (
    <label className="labelled">
      {words}
      <input
        type="time"
        value={quiet_hours?.[name] ?? ''}
        aria-invalid={quietTrouble !== null}
        onChange={({ target }) => quiet_hours && set({ quiet_hours: { ...quiet_hours, [name]: target.value } })}
      />
    </label>
  );
  return (
    <fieldset className="card">
      <legend>Time</legend>
      <TimeZone zone={time_zone} trouble={zoneTrouble} onChange={(zone) => set({ time_zone: zone })} />
      <Check
        words="Quiet hours: mails wait until they are over"
        isOn={quiet_hours !== null}
        onTurn={(isOn) => set({ quiet_hours: isOn ? { from: '22:00', to: '07:00' } : null })}
      />
      {quiet_hours && (
        <div className="pair">
          {time('from', 'From')}
          {time('to', 'To')}
        </div>
      )}
      {quietTrouble && (
        <p className="bad" role="alert">
          {quietTrouble}
        </p>
      )}
    </fieldset>
  );
}
