/** Addresses that only their own network knows, and those that nobody has. */
const privateNames =
  /(^|\.)(localhost|local|localdomain|internal|intranet|intra|lan|home|corp|private|svc|cluster|consul|arpa|onion|invalid|test)$/;

/** Names of the public internet that are made to lead to addresses of private networks. */
const detours = /(^|\.)((nip|sslip|xip)\.io|localtest\.me|lvh\.me|vcap\.me|lacolhost\.com|traefik\.me|rbndr\.us)$/;

const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const ipAddress = /^(\d+(\.\d+){3}|\[.*\])$/;

/** Ports at which https is served to the public. */
const ports = ['', '8443'];

export interface ReceiverRules {
  /** Whether receivers on this machine are called, also by http: only where the product itself runs on it. */
  allowLoopback: boolean;
}

/**
 * Why an address may not be called, in words that follow its name; null for one that may. An address comes from an owner
 * and is called from inside, so it must be one that anybody could call. The platform's parser has turned every spelling
 * of an IP address (decimal, hexadecimal, octal, full-width, IPv6-mapped) into one before it is looked at.
 */
export function refusalOf(address: string, { allowLoopback }: ReceiverRules): string | null {
  const url = URL.parse(address);
  if (!url || !/^https?:$/.test(url.protocol) || /[\s\p{Cc}]/u.test(address))
    return 'must be an address such as https://example.com/webhooks';
  if (url.username || url.password) return 'must not contain a name or a password: calls are signed instead';
  if (allowLoopback && loopback.test(url.hostname)) return null;
  if (url.protocol !== 'https:') return 'must begin with https://';
  if (!ports.includes(url.port)) return 'must use the port 443 or 8443';
  // Fully qualified or not, it is the same name.
  const host = url.hostname.replace(/\.$/, '');
  if (ipAddress.test(host)) return 'must name a host, and not an IP address';
  if (!host.includes('.') || privateNames.test(host) || detours.test(host))
    return 'must name a host that the public internet knows';
  return null;
}

/** What holds for a product that people reach here. */
export const rulesFor = (appUrl: string): ReceiverRules => ({ allowLoopback: loopback.test(new URL(appUrl).hostname) });
