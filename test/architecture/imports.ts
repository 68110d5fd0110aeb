import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve(__dirname, '..', '..');

/** One file of the project that names another, or a package. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Gone when the program is built. */
  readonly typeOnly: boolean;
}

/** The source files, named without their ending: those of src as they lie in it, those of webview with its name before them. */
export const files: readonly string[] = ['src', 'webview'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
    .map((file) => nameOf(join(root, folder, file))),
);

/** What a source file says. */
export function textOf(file: string): string {
  return readFileSync(join(root, file.startsWith('webview/') ? '' : 'src', `${file}.ts`), 'utf8');
}

/** Every import there is, of packages too. */
export const imports: readonly Import[] = files.flatMap((from) => {
  const text = textOf(from);
  const named = [...text.matchAll(/^(?:import|export)( type)? [^;]*?from '([^']+)'/gm)];
  const others = [...text.matchAll(/^import()\s+'([^']+)'|\b(?:import|require)\(()['"]([^'"]+)['"]\)/gm)];
  return [...named, ...others].map(([, type, plain, , called]) => ({
    from,
    to: targetOf(from, (plain ?? called)!),
    typeOnly: type !== undefined && type !== '',
  }));
});

/** Everything that is loaded with a file, itself and packages included. */
export function loadedWith(file: string, seen = new Set<string>()): Set<string> {
  if (!seen.has(file)) {
    seen.add(file);
    for (const { from, to, typeOnly } of imports) if (from === file && !typeOnly) loadedWith(to, seen);
  }
  return seen;
}

function targetOf(from: string, target: string): string {
  if (!target.startsWith('.')) return target;
  const folder = dirname(join(root, from.startsWith('webview/') ? '' : 'src', from));
  return nameOf(resolve(folder, target));
}

function nameOf(path: string): string {
  return relative(root, path)
    .replaceAll('\\', '/')
    .replace(/^src\//, '')
    .replace(/\.ts$/, '');
}
