/** Whether a web address is one of this machine's own, which nothing outside of it answers. */
export function isLoopback(address: string): boolean {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return false;
  return /^(?:(?:.+\.)?localhost|\[::1\]|127(?:\.\d+){3})$/.test(url.hostname);
}
