import { UserError } from '../../core/userError';

const causes: Partial<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'the system does not permit it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder, not a file',
  ENOTDIR: 'a part of the path is no folder',
  EEXIST: 'it exists already',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  EFBIG: 'the file grows larger than the system allows',
};

/** Does something with a file and says in a sentence what the system refused; other errors pass as they are. */
export async function withFile<T>(doing: string, path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw asUserError(doing, path, error);
  }
}

/** The sentence for an error of the file system; any other error as it is. */
export function asUserError(doing: string, path: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const cause = code === undefined ? undefined : causes[code];
  return cause === undefined ? error : new UserError(`Cannot ${doing} ${path}: ${cause}.`);
}
