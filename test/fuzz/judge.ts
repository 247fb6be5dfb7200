import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Description, Operation } from './description.ts';

const name = 'https://docket.example/openapi.json';

/** Says what is wrong with an answer by the description alone; null when nothing is. */
export function createJudge(document: Description) {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: false });
  formats.default(ajv);
  ajv.addSchema({ ...document, $id: name } as never, name);
  const compiled = new Map<string, (value: unknown) => string | null>();

  const check = (pointer: string) => {
    const known = compiled.get(pointer);
    if (known) return known;
    const validate = ajv.compile({ $ref: name + pointer });
    const judge = (value: unknown) => (validate(value) ? null : ajv.errorsText(validate.errors));
    compiled.set(pointer, judge);
    return judge;
  };

  return async (operation: Operation, response: Response): Promise<string | null> => {
    const { status } = response;
    const text = await response.text();
    if (status >= 500) return `answered ${status}: ${text.slice(0, 300)}`;
    const documented = operation.answers[status];
    if (!documented) return `answered ${status}, which is not described: ${text.slice(0, 300)}`;
    const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
    const types = Object.keys(documented);
    if (types.length === 0) return text === '' ? null : `answered a body with ${status}: ${text.slice(0, 100)}`;
    const pointer = documented[type];
    if (pointer === undefined) return `answered ${status} as ${type || 'nothing'} and not as ${types.join(' or ')}`;
    if (pointer === null || !type.includes('json')) return null;
    const wrong = check(pointer)(JSON.parse(text));
    return wrong && `answered ${status} in another shape: ${wrong}: ${text.slice(0, 300)}`;
  };
}
