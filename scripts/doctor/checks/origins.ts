import { ok, warning } from '../finding.ts';
import { base, type Check, isLoopback } from '../patient.ts';

/** Which web apps on other origins may call the API. */
export const origins: Check = ({ vars, hosted }) => {
  const listed = (vars.CORS_ORIGINS ?? '').split(',').flatMap((one) => one.trim() || []);
  // What is none is said by the worker's own reader.
  if (listed.some((one) => URL.parse(one)?.origin !== one)) return [];
  const insecure = hosted ? listed.filter((one) => one.startsWith('http:')) : [];
  const own = listed.filter((one) => vars.APP_URL && one === base(vars.APP_URL));
  const found = [
    ...insecure.map((one) =>
      warning(
        'CORS_ORIGINS',
        `${one} may call the API from a browser, ${isLoopback(one) ? 'and is a developer’s machine' : 'without encryption'}.`,
        'Leave only https origins of web apps of yours in CORS_ORIGINS.',
      ),
    ),
    ...own.map((one) =>
      warning('CORS_ORIGINS', `${one} is the worker itself, which needs no leave.`, 'Take it out of CORS_ORIGINS.'),
    ),
  ];
  return found.length > 0
    ? found
    : [
        ok(
          'CORS_ORIGINS',
          listed.length > 0 ? `${listed.length} origins, all https or local.` : 'No other origin may call the API.',
        ),
      ];
};
