import { Hono } from 'hono';
import type { AppEnv } from '../composition.ts';
import { authenticate } from '../middleware/authenticate.ts';
import { legacyRoutes } from './routes.ts';

const split = (route: string): [string, string] => {
  const [method = '', path = ''] = route.split(' ');
  return [method, path];
};

/** Every path of the earlier services, as in `/job/:id`. */
export const legacyPaths: string[] = [...new Set(Object.keys(legacyRoutes).map((route) => split(route)[1]))];

/** Serves the table of `routes.ts`. */
export const legacy = new Hono<AppEnv>();

for (const [route, { serve, refuse }] of Object.entries(legacyRoutes)) {
  const one = new Hono<AppEnv>();
  one.onError(refuse);
  one.on(...split(route), authenticate, serve);
  legacy.route('/', one);
}
