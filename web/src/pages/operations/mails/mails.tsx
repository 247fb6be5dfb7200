import { Owed } from './owed.tsx';
import { Runs } from './runs.tsx';
import { Suppressions } from './suppressions.tsx';

/** The mails that are owed, the addresses that get none, and the runs that make mails. */
export const Mails = () => (
  <>
    <Owed />
    <Suppressions />
    <Runs />
  </>
);
