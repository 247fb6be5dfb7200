import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy } from 'react';
import { Route, Switch } from 'wouter';
import { DocketError } from '../../client/problem.ts';
import { DocketProvider } from '../../client/react/react.ts';
import { docket } from './docket.ts';
import { Live } from './live.tsx';
import { Inbox } from './pages/inbox/inbox.tsx';
import { SignIn } from './pages/sign-in/sign-in.tsx';
import { usePerson } from './session.ts';
import { Shell } from './shell/shell.tsx';
import { ToastProvider } from './ui/toast.tsx';

// What the inbox does not need comes when it is asked for.
const Applications = lazy(() => import('./pages/applications/applications.tsx'));
const Categories = lazy(() => import('./pages/categories/categories.tsx'));
const DocumentPage = lazy(() => import('./pages/document/document.tsx'));
const Developers = lazy(() => import('./pages/developers/developers.tsx'));
const Matches = lazy(() => import('./pages/matches/matches.tsx'));
const Notifications = lazy(() => import('./pages/notifications/notifications.tsx'));
const Operations = lazy(() => import('./pages/operations/operations.tsx'));
const Postings = lazy(() => import('./pages/postings/postings.tsx'));
const Review = lazy(() => import('./pages/review/review.tsx'));
const Search = lazy(() => import('./pages/search/search.tsx'));
const Settings = lazy(() => import('./pages/settings/settings.tsx'));
const Unknown = lazy(() => import('./pages/unknown.tsx'));

// Asking once more helps when the network or the service stumbled, not when the answer was no.
const isWorthRepeating = (count: number, error: unknown): boolean =>
  count < 2 && (!(error instanceof DocketError) || error.status >= 500 || error.code === 'offline');

const newQueries = () =>
  new QueryClient({
    defaultOptions: { queries: { staleTime: 15_000, retry: isWorthRepeating }, mutations: { retry: false } },
  });

let queries = newQueries();
let readBy: string | null = null;

/** What was read as one person is nothing for the next one. */
function queriesOf(person: string): QueryClient {
  if (readBy !== person) queries = newQueries();
  readBy = person;
  return queries;
}

/** The console: the door for whoever is not signed in, otherwise the page of the address. */
export function App() {
  const person = usePerson();
  if (!person) return <SignIn />;
  return (
    <QueryClientProvider client={queriesOf(person.id)}>
      <ToastProvider>
        <Live key={person.id}>
          <DocketProvider docket={docket}>
            <Shell email={person.email ?? ''}>
              <Switch>
                <Route path="/" component={Inbox} />
                <Route path="/documents/:id" component={DocumentPage} />
                <Route path="/review" component={Review} />
                <Route path="/categories" component={Categories} />
                <Route path="/search" component={Search} />
                <Route path="/applications" component={Applications} />
                <Route path="/matches" component={Matches} />
                <Route path="/notifications" component={Notifications} />
                <Route path="/postings" component={Postings} />
                <Route path="/settings" component={Settings} />
                <Route path="/developers/*?" component={Developers} />
                <Route path="/operations/*?" component={Operations} />
                <Route component={Unknown} />
              </Switch>
            </Shell>
          </DocketProvider>
        </Live>
      </ToastProvider>
    </QueryClientProvider>
  );
}
