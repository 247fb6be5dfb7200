import { buildWeb } from '../local/web.ts';

// The pages, as the worker serves them; wrangler builds the worker itself.
await buildWeb();
