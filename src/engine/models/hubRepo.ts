import { listFiles, modelInfo } from '@huggingface/hub';
import * as v from 'valibot';
import { UserError } from '../../core/userError';
import type { HubConnection } from './hubConnection';
import { notAHub } from './hubFaults';
import { safePath, type RepoFile } from './repoFile';

const mostFiles = 10_000;

const infoSchema = v.object({
  sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  cardData: v.optional(v.looseObject({ license: v.optional(v.unknown()) })),
});

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const entrySchema = v.object({
  path: v.string(),
  size,
  oid: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
  lfs: v.optional(v.object({ oid: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), size })),
});

/** A repository at one commit. */
export interface HubRepo {
  readonly repo: string;
  readonly commit: string;
  readonly licence: string | undefined;
  readonly files: readonly RepoFile[];
}

/** Asks the Hub which commit a revision is, and which files it has. Throws UserError. */
export async function readRepo(
  connection: HubConnection,
  repo: string,
  revision: string,
  signal: AbortSignal,
): Promise<HubRepo> {
  const common = { hubUrl: connection.address(''), fetch: fetchOver(connection, signal) };
  return answered(connection, async () => {
    const found = await modelInfo({ ...common, name: repo, revision, additionalFields: ['sha', 'cardData'] });
    const { sha: commit, cardData } = v.parse(infoSchema, found);
    const files: RepoFile[] = [];
    for await (const entry of listFiles({ ...common, repo, revision: commit, recursive: true }))
      if (entry.type === 'file') {
        files.push(repoFile(entry));
        if (files.length > mostFiles) throw new UserError(`${repo} has more than ${mostFiles} files.`);
      }
    return { repo, commit, licence: licenceOf(cardData?.license), files };
  });
}

/** The address of a file's content. */
export function fileAddress(connection: HubConnection, repo: string, commit: string, path: string): string {
  return connection.address(
    `/${repo}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`,
  );
}

/** The client library's requests, made over our connection: its own would know neither the proxy nor the rule for the token. */
function fetchOver(connection: HubConnection, signal: AbortSignal): typeof fetch {
  const over = (input: string | URL): ReturnType<HubConnection['get']> =>
    connection.get(String(input), { signal, headers: { accept: 'application/json' } });
  return over as unknown as typeof fetch;
}

/** What is answered in a form that no Hub uses is said to be so. */
async function answered<T>({ host }: HubConnection, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof v.ValiError || error instanceof SyntaxError || error instanceof TypeError)
      throw notAHub(host);
    throw error;
  }
}

function repoFile(entry: unknown): RepoFile {
  const { path, size, oid, lfs } = v.parse(entrySchema, entry);
  return {
    path: safePath(path),
    bytes: lfs?.size ?? size,
    checksum: lfs ? { kind: 'sha256', hex: lfs.oid } : { kind: 'gitSha1', hex: oid },
  };
}

function licenceOf(licence: unknown): string | undefined {
  const first: unknown = Array.isArray(licence) ? licence[0] : licence;
  return typeof first === 'string' ? first.slice(0, 100) : undefined;
}
