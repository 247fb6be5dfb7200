/** One entry of the vendor's error body: a sentence, the path of the field (`personalizations.0.to`) and a link. */
export interface VendorError {
  message: string;
  field: string | null;
  help: string | null;
}

const reference = 'http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html';

/** The vendor links its errors by parameter, without positions and without the parts of an address. */
const helpFor = (field: string): string => {
  if (field === 'personalizations') return `${reference}#-Personalizations-Errors`;
  if (/^personalizations\.\d+$/.test(field)) return `${reference}#message.recipient-errors`;
  const parameter = field.replace(/\.\d+/g, '').replace(/\.(email|name)$/, '');
  return `${reference}#message.${parameter}`;
};

export const complaint = (field: string | null, message: string): VendorError => ({
  message,
  field,
  help: field === null ? null : helpFor(field),
});

/** An error response of the vendor: `{errors: [{message, field, help}]}`. */
export const refuse = (status: number, ...errors: VendorError[]): Response => Response.json({ errors }, { status });

/** The answer to everything that this stand-in does not speak. */
export const notSpoken = (request: Request): Response => {
  const operation = `${request.method} ${new URL(request.url).pathname}`;
  return refuse(
    501,
    complaint(null, `The local SendGrid does not speak ${operation}; it sends mail at POST /v3/mail/send.`),
  );
};
