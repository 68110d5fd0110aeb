import { setTimeout } from 'node:timers/promises';
import { Agent, fetch, ProxyAgent, type Dispatcher, type Response } from 'undici';
import type { HubAccess } from '../../core/protocol/modelsApi';
import { UserError } from '../../core/userError';
import { endpointOf, stepTo } from './hubAddress';
import { networkFault, refusal } from './hubFaults';
import { proxyFor } from './proxy';

const mostRedirects = 5;
const tries = 3;
const firstPause = 300;
/** After so many milliseconds without a byte a connection counts as cut. */
const silence = 30_000;

/** What a request may carry. */
export interface HubRequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** A way to the Hub: through the proxy that is named, with the token for the Hub alone. */
export class HubConnection {
  readonly endpoint: URL;
  private readonly dispatchers = new Map<string, Dispatcher>();

  /** Opens nothing yet. Throws UserError where the endpoint is no address. */
  constructor(private readonly access: HubAccess) {
    this.endpoint = endpointOf(access.endpoint);
  }

  /** The host, as it is named to people. */
  get host(): string {
    return this.endpoint.host;
  }

  /** The address of something below the endpoint. */
  address(path: string): string {
    return `${this.endpoint.href.replace(/\/$/, '')}${path}`;
  }

  /** Asks for an address; a fault of the server is waited out twice. Throws UserError for every answer that is none. */
  async get(address: string, { headers = {}, signal }: HubRequestOptions): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      const response = await this.follow(new URL(address), headers, signal);
      if (response.ok) return response;
      await response.body?.cancel();
      if (response.status < 500 || attempt === tries)
        throw refusal(response, this.endpoint, this.access.token !== undefined);
      await setTimeout(firstPause * 2 ** (attempt - 1), undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
    }
  }

  /** Ends every connection. */
  async close(): Promise<void> {
    for (const dispatcher of this.dispatchers.values()) await dispatcher.destroy();
    this.dispatchers.clear();
  }

  /** Follows redirects by hand: the token must not come to another host, and what is encrypted stays so. */
  private async follow(
    start: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Response> {
    let url = start;
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const response = await this.ask(url, headers, signal);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || response.status === 304 || location === null)
        return response;
      await response.body?.cancel();
      const to = stepTo(url, location);
      if (!to)
        throw new UserError(
          `${url.host} redirects to an address that is not safe: nothing was downloaded from it.`,
        );
      url = to;
    }
    throw new UserError(`${this.host} redirects in a circle: check the endpoint ${this.endpoint.origin}.`);
  }

  private async ask(
    url: URL,
    headers: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<Response> {
    const { token } = this.access;
    const trusted = token !== undefined && url.origin === this.endpoint.origin;
    try {
      return await fetch(url, {
        headers: { ...headers, ...(trusted ? { authorization: `Bearer ${token}` } : {}) },
        redirect: 'manual',
        signal,
        dispatcher: this.dispatcher(url),
      });
    } catch (error) {
      signal.throwIfAborted();
      throw networkFault(url.host, error);
    }
  }

  private dispatcher(url: URL): Dispatcher {
    const proxy = proxyFor(url, this.access) ?? '';
    const known = this.dispatchers.get(proxy) ?? this.open(proxy);
    this.dispatchers.set(proxy, known);
    return known;
  }

  private open(proxy: string): Dispatcher {
    const tls = { rejectUnauthorized: this.access.strictSsl !== false };
    const patience = { headersTimeout: silence, bodyTimeout: silence };
    if (proxy === '') return new Agent({ ...patience, connect: tls });
    try {
      return new ProxyAgent({ ...patience, uri: proxy, requestTls: tls, proxyTls: tls });
    } catch {
      // The address may hold a password: it is not repeated.
      throw new UserError('The proxy is no address of the form http://host:port.', {
        remedy: { kind: 'proxy' },
      });
    }
  }
}
