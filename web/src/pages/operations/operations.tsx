import { Lock } from 'lucide-react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { useAccount } from '../../account.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Empty, Loading, Trouble } from '../../ui/states.tsx';
import { Audit } from './audit/audit.tsx';
import { Failures } from './failures/failures.tsx';
import { Mails } from './mails/mails.tsx';
import { Overview } from './overview/overview.tsx';
import { Tabs, tabAt } from './tabs.tsx';
import { Usage } from './usage/usage.tsx';
import './failures/failures.css';
import './operations.css';
import './overview/overview.css';
import './usage/limits.css';

/** Everybody's work at a glance, and what can be done about it; for people with a role. */
export default function Operations() {
  const account = useAccount();
  const [address] = useLocation();
  return (
    <>
      <PageTitle title={tabAt(address).title} />
      {account.isPending && <Loading />}
      {account.isError && (
        <Trouble what="Your role could not be looked up" error={account.error} again={() => void account.refetch()} />
      )}
      {account.data && (account.data.role ? <Pages role={account.data.role} /> : <NotForYou />)}
    </>
  );
}

const Pages = ({ role }: { role: string }) => (
  <>
    <Tabs />
    {role === 'viewer' && (
      <p className="viewer-note">
        <Lock size={16} aria-hidden /> You are a viewer: you see everything here; acting is for operators.
      </p>
    )}
    <Switch>
      <Route path="/operations" component={Overview} />
      <Route path="/operations/failures" component={Failures} />
      <Route path="/operations/usage" component={Usage} />
      <Route path="/operations/mails" component={Mails} />
      <Route path="/operations/audit" component={Audit} />
      <Redirect to="/operations" />
    </Switch>
  </>
);

const NotForYou = () => (
  <Empty icon={Lock} title="Only for operators">
    <p>
      This page shows everybody's work, so it takes the role of a viewer or an operator. Whoever runs this service can
      give you one.
    </p>
  </Empty>
);
