import type { HubAccess } from '../../core/protocol/modelsApi';

/** The proxy that an address is reached through; undefined where it is reached directly. */
export function proxyFor(url: URL, { proxy, noProxy = '' }: HubAccess): string | undefined {
  const named = url.protocol === 'https:' ? proxy?.https : proxy?.http;
  if (!named || isExempt(url, noProxy)) return undefined;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(named) ? named : `http://${named}`;
}

/** Whether a list such as "localhost,.example.org,10.0.0.1:8080,*" names the host of an address, itself or a domain that it is in. */
export function isExempt({ hostname, port, protocol }: URL, list: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  const itsPort = port || (protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const { name, port: itsOnly } = hostOf(entry);
      const bare = name.replace(/^\*?\./, '');
      const samePort = itsOnly === undefined || itsOnly === itsPort;
      return entry === '*' || (samePort && (host === bare || host.endsWith(`.${bare}`)));
    });
}

/** "host", "host:port", "[::1]:port" or "::1", taken apart. */
function hostOf(entry: string): { name: string; port: string | undefined } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]+)\]|([^:]*))(?::(\d+))?$/.exec(entry) ?? [];
  return { name: bracketed ?? plain ?? entry, port };
}
