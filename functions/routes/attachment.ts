const mediaTypes = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  zip: 'application/zip',
} as const;

/** The headers of a file that a browser shall save, under a name that no header can be broken out of. */
export function attachmentHeaders(name: string, format: keyof typeof mediaTypes): Record<string, string> {
  const stem = name.replace(/\.[^.]{1,10}$/, '') || 'document';
  const full = `${stem}.${format}`.toWellFormed();
  const plain = full
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(full).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return {
    'content-type': mediaTypes[format],
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  };
}

/** A body that is made while it is read. The first part is there when this resolves, so that what fails at once is an error still. */
export async function streamOf(parts: AsyncGenerator<string | Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let first: IteratorResult<string | Uint8Array> | null = await parts.next();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = first ?? (await parts.next());
      first = null;
      if (part.done) controller.close();
      else controller.enqueue(typeof part.value === 'string' ? encoder.encode(part.value) : part.value);
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
