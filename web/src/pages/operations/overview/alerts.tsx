import type { AlertList } from '../../../../../client/routes.ts';
import { agoText } from '../../../words/times.ts';
import { useAlerts } from './data.ts';
import { alertText, alertTitle } from './promises.ts';

type Alert = AlertList['data'][number];

/** Which promises are broken now, and the last times that one was; nothing while there is nothing to say. */
export function AlertsPart() {
  const alerts = useAlerts();
  if (!alerts.data || alerts.data.data.length === 0) return null;
  const { data, slos } = alerts.data;
  const open = data.filter(({ resolved_at }) => resolved_at === null);
  const over = data.filter(({ resolved_at }) => resolved_at !== null).slice(0, 10);
  const now = Date.now();
  return (
    <section aria-label="Alerts">
      {open.map((alert) => (
        <p key={alert.id} className="card bad" role="alert">
          <strong>{alertTitle(alert.slo)}.</strong> {alertText(alert, slos)} Open since {agoText(alert.opened_at, now)}.
        </p>
      ))}
      {over.length > 0 && (
        <details>
          <summary className="note">Alerts that are over</summary>
          <ul className="plain">
            {over.map((alert) => (
              <Over key={alert.id} alert={alert} now={now} />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

const Over = ({ alert, now }: { alert: Alert; now: number }) => (
  <li>
    {alertTitle(alert.slo)}, {agoText(alert.opened_at, now)}
    {alert.resolved_at && `, resolved ${agoText(alert.resolved_at, now)}`}
  </li>
);
