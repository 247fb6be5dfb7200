import { ConfigurationError, parseEnv } from '../../../lib/env.ts';
import { ok, trouble } from '../finding.ts';
import type { Check } from '../patient.ts';
import { setRight } from '../places.ts';

/** Whether the worker would start with these variables: its own reader is asked. */
export const variables: Check = ({ vars }) => {
  try {
    parseEnv(vars);
    return [ok('variables', 'The worker has every variable that it needs, each of them well-formed.')];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    const problems = error.message.split('\n').slice(1);
    return problems.map((problem) => {
      const line = problem.replace(/^- /, '');
      const name = line.split(' ', 1)[0] ?? '';
      return trouble('variables', `${line}.`, name === 'QSTASH_DEV' ? 'Take QSTASH_DEV away.' : setRight(name));
    });
  }
};
