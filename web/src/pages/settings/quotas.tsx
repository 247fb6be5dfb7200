import { useAccount } from '../../account.ts';
import { quotaNote, quotaText, quotaWord } from '../../words/quotas.ts';

/** What is used of what one may use, where there is a bound. */
export function Quotas() {
  const { data: account } = useAccount();
  if (!account?.quotas.length) return null;
  return (
    <section className="card" aria-labelledby="quotas">
      <h2 id="quotas">What you have used</h2>
      <ul className="plain">
        {account.quotas.map((quota) => (
          <li key={quota.name}>
            <label className="labelled">
              {quotaWord(quota)}: {quotaText(quota)}
              <progress value={Math.min(quota.used, quota.limit)} max={quota.limit || 1} />
            </label>
            {quotaNote(quota) && <p className="note">{quotaNote(quota)}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
