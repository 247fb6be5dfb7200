import Ajv, { type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import published from '../../openapi/tsg_mail_v3.json' with { type: 'json' };

type Json = Record<string, unknown>;

// Where the published schema contradicts the service it describes.
const corrections: Record<string, Json> = {
  // The service refuses a string here: "Invalid type. Expected: object, given: string."
  custom_args: { type: 'object', additionalProperties: { type: 'string' } },
  // The service links a page, or gives null.
  help: { type: ['string', 'null'] },
};

// Served and explained elsewhere, but left out of what is published.
const sections = { type: 'object', additionalProperties: { type: 'string' } };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function corrected(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(corrected);
  if (!isObject(schema)) return schema;
  const properties = isObject(schema.properties) ? schema.properties : null;
  const entries = Object.entries(schema)
    .filter(([key]) => key !== 'example' && key !== 'examples')
    .map(([key, value]) => {
      if (key !== 'properties' || !properties) return [key, corrected(value)];
      const fixed = Object.entries(properties).map(([name, property]) => [
        name,
        corrections[name] ?? corrected(property),
      ]);
      return [key, { ...Object.fromEntries(fixed), ...(properties.personalizations !== undefined && { sections }) }];
    });
  // A name that the vendor does not publish is a mistake of ours, which the service would pass over.
  return Object.fromEntries(properties ? [['additionalProperties', false], ...entries] : entries);
}

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv);
ajv.addSchema({ $id: 'sendgrid', components: corrected(published.components) as Json });

const sentencesOf = (errors: ErrorObject[] | null | undefined): string[] =>
  (errors ?? []).map((error) => `${error.instancePath} ${error.message}`);

const errorsOf = (pointer: string, value: unknown): string[] => {
  const validate = ajv.getSchema(`sendgrid#/components/${pointer}`);
  if (!validate) throw new Error(`The published schema has no ${pointer}.`);
  validate(value);
  return sentencesOf(validate.errors);
};

/** What the vendor's published schema holds against a request body. */
export const requestErrors = (body: unknown): string[] =>
  errorsOf('requestBodies/PostMailSend/content/application~1json/schema', body);

/** A call of the service, as it went over the wire; names of headers in lower case. */
export interface SentCall {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: unknown;
}

// Published in a document of its own: whom to forget.
const erasing = ajv.compile({
  type: 'object',
  required: ['email_addresses'],
  properties: { email_addresses: { type: 'array', minItems: 1, maxItems: 5000, items: { type: 'string' } } },
  additionalProperties: false,
});

const bodies: Record<string, (body: unknown) => string[]> = {
  'POST /v3/mail/send': (body) => requestErrors(body),
  'POST /v3/recipients/erasejob': (body) => (erasing(body) ? [] : sentencesOf(erasing.errors)),
};

/** What the vendor's published schemas hold against a call of ours. */
export function callErrors({ method, path, headers, body }: SentCall): string[] {
  const bodyErrors = bodies[`${method} ${path}`];
  if (!bodyErrors) return [`${method} ${path} is not offered`];
  return [
    ...(/^Bearer SG\.\S+$/.test(headers.authorization ?? '') ? [] : ['authorization is no API key']),
    ...(/^application\/json\b/.test(headers['content-type'] ?? '') ? [] : ['content-type is not JSON']),
    ...bodyErrors(body),
  ];
}

/** What the vendor's published schema holds against an error response of this status. */
export const responseErrors = (status: 400 | 401 | 403 | 404 | 405 | 413 | 500, body: unknown): string[] =>
  errorsOf(`responses/PostMailSend${status}/content/application~1json/schema`, body);
