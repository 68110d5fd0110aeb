import { UserError } from '../../core/userError';

/**
 * What an error of DuckDB means. `held`: another process has the file. `refused`: the system does not let it be used
 * now (space, permission, memory), which says nothing against the file. `conflict`: another transaction came first.
 * `newer`: the file is of a later version. `damaged`: the file is not what it was. `other`: no error of DuckDB.
 */
export type DatabaseFault = 'held' | 'refused' | 'conflict' | 'newer' | 'damaged' | 'other';

const held = /Conflicting lock|being used by another process/i;
const full = /No space left|ENOSPC|disk quota|EDQUOT|File too large|EFBIG/i;
const forbidden = /Permission denied|Read-only file system|Operation not permitted|Access is denied/i;
const short =
  /Out of Memory|bad_alloc|bad allocation|Cannot allocate memory|failed to allocate|Too many open files/i;
const unreadable = /Input\/output error|Device or resource busy|Stale file handle/i;
const conflict = /TransactionContext Error|Transaction conflict|write-write conflict|Catalog write-write/i;
const newer = /newer version|version number \d+, but we can only read/i;

const storeFolder = { remedy: { kind: 'storeFolder' } } as const;

/** What an error means that was thrown while a database was opened or used. */
export function faultOf(error: unknown): DatabaseFault {
  if (!isDatabaseError(error)) return 'other';
  const text = String(error);
  if (held.test(text)) return 'held';
  if (isRefused(text)) return 'refused';
  if (conflict.test(text)) return 'conflict';
  return newer.test(text) ? 'newer' : 'damaged';
}

/** The sentence for what a user can mend; any other error as it is. */
export function databaseError(file: string, error: unknown): unknown {
  if (!isDatabaseError(error)) return error;
  const text = String(error);
  if (held.test(text)) return inUse(file, text);
  if (full.test(text))
    return new UserError(
      `Cannot write the score store ${file}: the disk is full. Free some space.`,
      storeFolder,
    );
  if (forbidden.test(text))
    return new UserError(`Cannot write the score store ${file}: it may not be written here.`, storeFolder);
  if (short.test(text))
    return new UserError(
      `Cannot use the score store ${file}: there is not enough memory, or too many files are open. Close something and run it again.`,
    );
  if (unreadable.test(text))
    return new UserError(
      `Cannot use the score store ${file}: the disk that it lies on does not answer. Look after the disk.`,
      storeFolder,
    );
  return error;
}

function inUse(file: string, text: string): UserError {
  const holder = /held in (\S+)(?: \(PID (\d+)\))?/.exec(text);
  return new UserError(
    `The score store ${file} is in use by another process${holder ? ` (${holder[1]}${holder[2] ? `, process ${holder[2]}` : ''})` : ''}: wait for it to finish.`,
    storeFolder,
  );
}

function isRefused(text: string): boolean {
  return [full, forbidden, short, unreadable].some((one) => one.test(text));
}

/** DuckDB throws plain errors whose text begins with their kind; a mistake of ours has a class of its own, or no such beginning. */
function isDatabaseError(error: unknown): error is Error {
  return (
    error instanceof Error && error.constructor === Error && /^[A-Z][A-Za-z ]* Error: /.test(error.message)
  );
}
