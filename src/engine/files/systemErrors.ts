import { getSystemErrorMap } from 'node:util';
import { UserError } from '../../core/userError';

const causes: Partial<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission is denied',
  EPERM: 'the system does not permit it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder, not a file',
  ERR_FS_EISDIR: 'it is a folder, not a file',
  ERR_FS_FILE_TOO_LARGE: 'it is too large to be read whole',
  ENOTDIR: 'a part of the path is no folder',
  ENOTEMPTY: 'the folder is not empty',
  EEXIST: 'it exists already',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENAMETOOLONG: 'the name is too long',
  EFBIG: 'the file grows larger than the system allows',
  EOVERFLOW: 'the file is larger than the system allows',
  ELOOP: 'its links lead round in a circle',
  ENXIO: 'nothing answers there',
  ENODEV: 'there is no such device',
  EINVAL: 'the system cannot do that with it',
  EIO: 'the disk reports a fault',
  ETXTBSY: 'it is a program that runs',
  EBUSY: 'another program uses it',
  EXDEV: 'it lies on another disk',
  EMLINK: 'too many links lead to it',
  EAGAIN: 'there is nothing to be read in it now',
  ENOMEM: 'there is not enough memory',
  ESTALE: 'the network drive has lost it',
  ETIMEDOUT: 'the drive does not answer',
  ENOTSUP: 'its file system does not allow that',
  EOPNOTSUPP: 'its file system does not allow that',
  ENOSYS: 'its file system does not allow that',
};

/** Does something with a file and says in a sentence what the system refused; other errors pass as they are. */
export async function withFile<T>(doing: string, path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw asUserError(doing, path, error);
  }
}

/** The sentence for an error of the file system, whichever it is; any other error as it is. */
export function asUserError(doing: string, path: string, error: unknown): unknown {
  const cause = causeOf(path, error);
  return cause === undefined ? error : new UserError(`Cannot ${doing} ${path}: ${cause}.`);
}

/** The sentence for an error of the file system that names its own path; any other error as it is. */
export function asSentence(error: unknown): unknown {
  const { path, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof path !== 'string' || typeof syscall !== 'string') return error;
  return asUserError(
    /^(stat|lstat|open|read|realpath|scandir|access)/.test(syscall) ? 'read' : 'write',
    path,
    error,
  );
}

function causeOf(path: string, error: unknown): string | undefined {
  const { code, errno, syscall } = (error ?? {}) as NodeJS.ErrnoException;
  if (typeof code !== 'string') return undefined;
  if (code === 'ERR_INVALID_ARG_VALUE' && path.includes('\0')) return 'the name holds a zero character';
  if (causes[code] !== undefined) return causes[code];
  const [name, meaning] = (errno === undefined ? undefined : getSystemErrorMap().get(errno)) ?? [];
  // Only what the system itself said: faults of our own have no number.
  return name === code && syscall !== undefined ? `the system says "${meaning}" (${code})` : undefined;
}
