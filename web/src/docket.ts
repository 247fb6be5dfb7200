import { createDocket } from '../../client/docket.ts';
import { accessToken } from './session.ts';

/** The API of this very origin, asked as whoever is signed in. */
export const docket = createDocket({ url: location.origin, getToken: accessToken });
