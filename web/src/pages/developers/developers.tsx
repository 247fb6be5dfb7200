import { BookOpen } from 'lucide-react';
import { Redirect, Route, Switch } from 'wouter';
import { PageTitle } from '../../ui/page-title.tsx';
import { Begin } from './begin.tsx';
import { Keys } from './keys/keys.tsx';
import { Deliveries } from './webhooks/deliveries.tsx';
import { Webhooks } from './webhooks/webhooks.tsx';
import './developers.css';

/** What one needs to build on Docket: the client, keys for programs, and calls when something happens. */
export default function Developers() {
  return (
    <Switch>
      <Route path="/developers" component={Front} />
      <Route path="/developers/webhooks/:id">{({ id }) => <Deliveries id={id} />}</Route>
      <Redirect to="/developers" />
    </Switch>
  );
}

const Front = () => (
  <>
    <PageTitle title="Developers">
      <a className="button" href="/docs">
        <BookOpen size={17} aria-hidden /> The API, route by route
      </a>
    </PageTitle>
    <Begin />
    <Keys />
    <Webhooks />
  </>
);
