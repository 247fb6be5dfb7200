const types = { 400: 'invalid_request_error', 503: 'server_error' } as const;

/** An error as OpenAI answers it. */
export const openaiError = (status: keyof typeof types, message: string, param: string | null = null): Response =>
  Response.json({ error: { message, type: types[status], param, code: null } }, { status });
