// The platform itself takes no more in one request.
const mostDropped = 100 * 1024 * 1024;

/** Reads what is left of a body to its end: a client that is still sending would see a broken connection instead of the answer. */
export async function dropBody({ body }: Request): Promise<void> {
  if (!body || body.locked) return;
  let dropped = 0;
  for await (const chunk of body) {
    dropped += chunk.byteLength;
    if (dropped > mostDropped) return;
  }
}
