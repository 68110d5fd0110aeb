import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../../core/userError';
import { fileKind } from '../../folders/fileKind';
import { withFile } from '../../files/systemErrors';
import { globBase, globExpression, isGlob } from '../../files/glob';
import { naturalOrder } from '../../../core/dataset/splits/naturalOrder';

/** A file to read. */
export interface LogFile {
  readonly path: string;
  /** Whether it was named itself, not found in a folder or by a pattern: then it must hold answers. */
  readonly named: boolean;
}

const isLog = (path: string): boolean => fileKind(path) !== undefined || /\.eval$/i.test(path);

/** The files that paths, folders and patterns stand for, each once, in the order of their names. Throws UserError. */
export async function logFiles(paths: readonly string[]): Promise<LogFile[]> {
  const files = new Map<string, LogFile>();
  for (const path of paths)
    for (const file of await filesOf(path)) {
      const real = await withFile('read', file.path, () => realpath(file.path));
      if (!files.has(real) || file.named) files.set(real, file);
    }
  return [...files.values()].sort((one, other) => naturalOrder(one.path, other.path));
}

async function filesOf(path: string): Promise<LogFile[]> {
  const about = await stat(path).catch(() => undefined);
  if (!about && isGlob(path)) return matching(path);
  if (!(about ?? (await withFile('read', path, () => stat(path)))).isDirectory())
    return [{ path, named: true }];
  const found = (await filesIn(path)).filter(isLog);
  if (found.length === 0)
    throw new UserError(
      `The folder ${path} holds no JSONL, JSON, CSV, TSV, Parquet or .eval file, nor does any folder in it.`,
    );
  return found.map((file) => ({ path: file, named: false }));
}

async function matching(given: string): Promise<LogFile[]> {
  const pattern = given.replaceAll('\\', '/').replace(/^(\.\/)+/, '');
  const base = globBase(pattern);
  const expression = globExpression(pattern);
  const found = (await filesIn(base)).filter((path) => expression.test(path.replaceAll('\\', '/')));
  if (found.length === 0) throw new UserError(`No file matches ${given}.`);
  return found.map((path) => ({ path, named: false }));
}

/** Every file below a folder; what begins with a dot, and node_modules, is passed over. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await withFile('read', folder, () => readdir(folder, { withFileTypes: true }));
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) found.push(...(await filesIn(path)));
    else if (entry.isFile() || (entry.isSymbolicLink() && (await maybeFile(path)))) found.push(path);
  }
  return found;
}

/** Whether a link leads to a file, or nowhere, which is said when it is read. */
function maybeFile(link: string): Promise<boolean> {
  return stat(link).then(
    (there) => there.isFile(),
    () => true,
  );
}
