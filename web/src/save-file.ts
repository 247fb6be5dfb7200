/** Hands a response to the browser as a file to keep, under the name that came with it. */
export async function saveFile(response: Response, fallback: string): Promise<void> {
  const name = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? fallback;
  const url = URL.createObjectURL(await response.blob());
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(URL.revokeObjectURL, 60_000, url);
}
