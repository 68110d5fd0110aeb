import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HubAccess } from '../../../src/core/protocol/modelsApi';
import { embeddedAsRepo, type Served } from './servedModel';

const large = 1_000_000;

/** The commit that the stand-in has. */
export const commit = 'a'.repeat(40);

/** A request that came. */
export interface Seen {
  readonly host: 'hub' | 'cdn';
  readonly url: string;
  readonly range: string | undefined;
  readonly authorization: string | undefined;
}

/** How the stand-in misbehaves; each may be changed between requests. */
export interface Behaviour {
  /** An answer to give instead, by its path; so often, and not the first few times. */
  refuse?: {
    readonly path: RegExp;
    readonly status: number;
    readonly code?: string;
    readonly times?: number;
    skip?: number;
  };
  /** Cuts a large file off after so many bytes, so often. */
  cutAfter?: { readonly bytes: number; times: number };
  /** Waits so many milliseconds between pieces of a large file. */
  slow?: number;
  /** Changes a byte of a large file. */
  wrongBytes?: boolean;
  /** Sends more of a large file than there is. */
  tooLong?: boolean;
  /** Leaves the end of a large file out, and says nothing of it. */
  tooShort?: boolean;
  /** Answers a Range with the whole file. */
  ignoresRange?: boolean;
  /** The token that is asked for. */
  token?: string;
  /** Where a large file is redirected; to the second host where absent. */
  redirect?: string;
  /** Answers this instead of what the Hub says of the model or of its files. */
  instead?: {
    readonly of: 'info' | 'tree';
    readonly body: unknown;
    readonly link?: string;
    /** So often; always where absent. */
    times?: number;
    /** Promises more bytes than come. */
    readonly cut?: boolean;
  };
  /** Lists these files as well. */
  more?: readonly { readonly path: string }[];
}

/** A server that stands in for the Hub, with a second one for the large files, as the real one has. */
export class HubServer {
  readonly seen: Seen[] = [];
  behaviour: Behaviour = {};
  /** Bytes of large files that were sent. */
  sent = 0;
  private refused = 0;

  private constructor(
    private readonly hub: Server,
    private readonly cdn: Server,
    private readonly repo: string,
    private readonly files: readonly Served[],
    private readonly commit: string,
  ) {
    hub.on('request', (request: IncomingMessage, response: ServerResponse) => this.answer(request, response));
    cdn.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.note('cdn', request);
      void this.send(request, response);
    });
  }

  /** Starts it; `stop` ends it. */
  static async start(
    repo: string,
    { files = embeddedAsRepo(), at = commit }: { files?: readonly Served[]; at?: string } = {},
  ): Promise<HubServer> {
    const servers = [createServer(), createServer()] as const;
    for (const server of servers) {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    }
    return new HubServer(...servers, repo, files, at);
  }

  /** Ends it, and every connection to it. */
  stop(): void {
    for (const server of [this.hub, this.cdn]) {
      server.closeAllConnections();
      server.close();
    }
  }

  /** How it is reached. */
  access(more: Partial<HubAccess> = {}): HubAccess {
    return { endpoint: this.endpoint, ...more };
  }

  get endpoint(): string {
    return addressOf(this.hub, '127.0.0.1');
  }

  /** The other host: another name for the same machine, so that another origin it is. */
  get cdnAddress(): string {
    return addressOf(this.cdn, 'localhost');
  }

  /** Forgets what was asked for, and behaves. */
  reset(behaviour: Behaviour = {}): void {
    this.behaviour = behaviour;
    this.seen.length = 0;
    this.sent = 0;
    this.refused = 0;
  }

  private note(host: Seen['host'], { url = '', headers }: IncomingMessage): void {
    this.seen.push({ host, url, range: headers.range, authorization: headers.authorization });
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    this.note('hub', request);
    const path = (request.url ?? '').split('?')[0]!;
    const { refuse, token, instead } = this.behaviour;
    const skipped = refuse?.path.test(path) && (refuse.skip ?? 0) > 0 && refuse.skip!-- > 0;
    if (!skipped && refuse?.path.test(path) && this.refused < (refuse.times ?? Infinity)) {
      this.refused++;
      response.writeHead(refuse.status, refuse.code ? { 'x-error-code': refuse.code } : {}).end('no');
      return;
    }
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
      response.writeHead(401).end();
      return;
    }
    const asked = /^\/api\/models\/[^/]+\/[^/]+\/(revision|tree)\//.exec(path)?.[1];
    const isMeant = instead && asked === (instead.of === 'info' ? 'revision' : 'tree');
    if (isMeant && (instead.times === undefined || instead.times-- > 0)) misanswer(response, instead);
    else if (path.startsWith(`/api/models/${this.repo}/revision/`)) this.info(path, response);
    else if (path === `/api/models/${this.repo}/tree/${this.commit}`) this.tree(request, response);
    else if (path.startsWith(`/${this.repo}/resolve/${this.commit}/`)) this.resolve(request, response, path);
    else response.writeHead(404, { 'x-error-code': 'RepoNotFound' }).end();
  }

  private info(path: string, response: ServerResponse): void {
    const revision = decodeURIComponent(path.split('/').at(-1)!);
    if (!['main', 'HEAD', 'v1', this.commit].includes(revision))
      response.writeHead(404, { 'x-error-code': 'RevisionNotFound' }).end();
    else
      json(response, {
        _id: '1',
        id: this.repo,
        sha: this.commit,
        lastModified: '2026-01-01',
        cardData: { license: 'apache-2.0' },
      });
  }

  /** The list in two pages, as the Hub pages long ones. */
  private tree(request: IncomingMessage, response: ServerResponse): void {
    const entries = this.files.map(({ path, content }) => ({
      type: 'file',
      path,
      size: content.length,
      oid: gitSha1(content),
      ...(content.length > large
        ? { lfs: { oid: sha256(content), size: content.length, pointerSize: 130 } }
        : {}),
    }));
    const others = (this.behaviour.more ?? []).map(({ path }) => ({
      type: 'file',
      path,
      size: 1,
      oid: gitSha1(Buffer.from('x')),
    }));
    const second = request.url!.includes('cursor=2');
    const next = `<${this.endpoint}/api/models/${this.repo}/tree/${this.commit}?recursive=true&cursor=2>; rel="next"`;
    if (!second) response.setHeader('link', next);
    json(response, second ? entries.slice(2) : [...others, ...entries.slice(0, 2)]);
  }

  private resolve(request: IncomingMessage, response: ServerResponse, path: string): void {
    const file = this.fileAt(path);
    if (!file) response.writeHead(404, { 'x-error-code': 'EntryNotFound' }).end();
    else if (file.content.length <= large) response.end(file.content);
    else {
      const location = this.behaviour.redirect ?? `${this.cdnAddress}${request.url}`;
      response.writeHead(302, { location }).end();
    }
  }

  private fileAt(url: string): Served | undefined {
    const path = decodeURIComponent(url.split('?')[0]!).split(`/resolve/${this.commit}/`)[1];
    return this.files.find((one) => one.path === path);
  }

  private async send({ headers, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    const { ignoresRange, cutAfter, slow, wrongBytes, tooLong, tooShort } = this.behaviour;
    const whole = Buffer.from(this.fileAt(url!)!.content);
    if (wrongBytes) whole[whole.length >> 1]! ^= 1;
    const from = ignoresRange ? 0 : Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0);
    const rest = whole.subarray(from, tooShort ? whole.length - 1000 : whole.length);
    const body = tooLong ? Buffer.concat([rest, Buffer.alloc(1000)]) : rest;
    if (from > 0)
      response.writeHead(206, { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` });
    const cut = cutAfter && cutAfter.times-- > 0 ? cutAfter.bytes : body.length;
    for (let at = 0; at < cut; at += 2 ** 16) {
      const piece = body.subarray(at, Math.min(cut, at + 2 ** 16));
      this.sent += piece.length;
      if (!response.write(piece)) await drained(response);
      if (slow) await new Promise((go) => setTimeout(go, slow));
      if (response.destroyed) return;
    }
    if (cut < body.length) response.destroy();
    else response.end();
  }
}

/** Waits until there is room to write, or nobody to write to. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

/** An address of this machine that nobody answers at. */
export async function addressOfNobody(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = addressOf(server, '127.0.0.1');
  await new Promise((closed) => server.close(closed));
  return address;
}

function addressOf(server: Server, host: string): string {
  return `http://${host}:${(server.address() as AddressInfo).port}`;
}

function json(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(value));
}

/** Answers with a text as it is, or with anything else as JSON. */
function misanswer(
  response: ServerResponse,
  { body, link, cut = false }: NonNullable<Behaviour['instead']>,
): void {
  const text = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  if (link !== undefined) response.setHeader('link', link);
  response.setHeader('content-length', text.length + (cut ? 100 : 0));
  response.write(text, () => (cut ? response.destroy() : response.end()));
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function gitSha1(content: Buffer): string {
  return createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');
}
