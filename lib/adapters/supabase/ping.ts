const timeoutMs = 2000;

/** Asks Storage for the bucket: one call that needs the gateway, the secret key, Storage and Postgres. Throws without it. */
export async function ping(url: string, secretKey: string): Promise<void> {
  const headers = { apikey: secretKey, authorization: `Bearer ${secretKey}` };
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(`${url}/storage/v1/bucket/documents`, { headers, signal, redirect: 'manual' }).catch(
    (error: Error) => {
      throw new Error(signal.aborted ? 'no answer within 2 s' : 'cannot be reached', { cause: error });
    },
  );
  await response.body?.cancel();
  if (!response.ok) throw new Error(`answered ${response.status}`);
}
