import { UserError } from '../../core/userError';

/** What a file must be to be the one that was published: Git's own hash for small files, SHA-256 for large ones. */
export type Checksum =
  { readonly kind: 'sha256'; readonly hex: string } | { readonly kind: 'gitSha1'; readonly hex: string };

/** A file of a repository as the Hub lists it. */
export interface RepoFile {
  /** With "/" between its parts; checked to stay inside a folder. */
  readonly path: string;
  readonly bytes: number;
  readonly checksum: Checksum;
}

const longest = 200;

/** A path from a list that others wrote, made sure to stay inside the folder it is put in. Throws UserError. */
export function safePath(path: string): string {
  if (!isSafePath(path))
    throw new UserError(
      `The repository names a file ${JSON.stringify(path.slice(0, longest))} that cannot lie in a folder: nothing of it is taken.`,
    );
  return path;
}

/** Whether a path stays inside the folder it is put in, on every system. */
export function isSafePath(path: string): boolean {
  if (path.length === 0 || path.length > longest) return false;
  // Control characters, and what Windows gives a meaning of its own: drives, streams, wildcards, the other slash.
  if (/[\u0000-\u001f\u007f-\u009f\\:*?"<>|]/.test(path)) return false;
  return path
    .split('/')
    .every((part) => part !== '' && !/^\.+$/.test(part) && !/[. ]$/.test(part) && !isDevice(part));
}

/** Names that are no files on Windows, whatever their ending. */
function isDevice(part: string): boolean {
  return /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(part);
}
