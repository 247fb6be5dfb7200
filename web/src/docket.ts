import { createDocket } from '../../client/docket.ts';
import { accessToken, onLeaving } from './session.ts';

const open = () => createDocket({ url: location.origin, getToken: accessToken });

/** The API of this very origin, asked as whoever is signed in. */
export let docket = open();

/** Ends and forgets what one person sent and heard, before the next one does. */
export function renewDocket(): void {
  docket.close();
  docket = open();
}

onLeaving(renewDocket);
