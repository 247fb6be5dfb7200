import type { Variables } from '../../scripts/doctor/patient.ts';

/** What a deployment to real accounts cannot be without. */
export const vars: Variables = {
  APP_URL: 'https://docket.example.org',
  SUPABASE_URL: 'https://zyxwvutsrqponmlkjihg.supabase.co',
  SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_0123456789abcdef',
  SUPABASE_SECRET_KEY: 'sb_secret_0123456789abcdef',
  UPSTASH_REDIS_REST_URL: 'https://eu1-quiet-owl-12345.upstash.io',
  UPSTASH_REDIS_REST_TOKEN: 'AX0123456789',
  QSTASH_TOKEN: 'eyQ0123456789',
  QSTASH_CURRENT_SIGNING_KEY: 'sig_0123456789a',
  QSTASH_NEXT_SIGNING_KEY: 'sig_0123456789b',
};
