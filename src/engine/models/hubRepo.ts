import * as v from 'valibot';
import { UserError } from '../../core/userError';
import { askHub, type HubAnswer } from './hubAnswer';
import type { HubConnection } from './hubConnection';
import { safePath, type RepoFile } from './repoFile';

const mostFiles = 10_000;
const mostPages = 1000;

const gitHash = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/));
const infoSchema = v.object({
  sha: gitHash,
  cardData: v.nullish(v.object({ license: v.optional(v.unknown()) })),
});

const size = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const fileSchema = v.object({
  type: v.literal('file'),
  path: v.string(),
  size,
  oid: gitHash,
  lfs: v.optional(v.object({ oid: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), size })),
});
/** Folders, and whatever else there may come to be, are listed too. */
const otherSchema = v.object({ type: v.pipe(v.string(), v.notValue('file')) });
const pageSchema = v.array(v.union([fileSchema, otherSchema]));
type Entry = v.InferOutput<typeof fileSchema | typeof otherSchema>;
type FileEntry = v.InferOutput<typeof fileSchema>;

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
  const about = `/api/models/${repo}/revision/${encodeURIComponent(revision)}?expand=sha&expand=cardData`;
  const { sha: commit, cardData } = (await askHub(connection, connection.address(about), infoSchema, signal))
    .answer;
  const files = await filesOf(connection, repo, commit, signal);
  return { repo, commit, licence: licenceOf(cardData?.license), files };
}

/** The address of a file's content. */
export function fileAddress(connection: HubConnection, repo: string, commit: string, path: string): string {
  return connection.address(
    `/${repo}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`,
  );
}

/** Every file of a commit; the Hub lists them page by page. */
async function filesOf(
  connection: HubConnection,
  repo: string,
  commit: string,
  signal: AbortSignal,
): Promise<RepoFile[]> {
  const files: RepoFile[] = [];
  let address: string | undefined = connection.address(`/api/models/${repo}/tree/${commit}?recursive=true`);
  for (let page = 1; address !== undefined; page++) {
    if (page > mostPages) throw new UserError(`The list of the files of ${repo} does not end.`);
    const { answer, next }: HubAnswer<Entry[]> = await askHub(connection, address, pageSchema, signal);
    for (const entry of answer) if (isFile(entry)) files.push(repoFile(entry));
    if (files.length > mostFiles) throw new UserError(`${repo} has more than ${mostFiles} files.`);
    address = next;
  }
  return files;
}

function isFile(entry: Entry): entry is FileEntry {
  return entry.type === 'file';
}

function repoFile({ path, size, oid, lfs }: FileEntry): RepoFile {
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
