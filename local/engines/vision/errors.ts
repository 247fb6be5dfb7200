const statuses = { 400: 'INVALID_ARGUMENT', 501: 'UNIMPLEMENTED', 503: 'UNAVAILABLE' } as const;

/** An error as Google's REST services answer it. */
export const googleError = (code: keyof typeof statuses, message: string): Response =>
  Response.json({ error: { code, message, status: statuses[code] } }, { status: code });
