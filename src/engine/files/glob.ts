import picomatch from 'picomatch';

const special = /[*?[\]{}]/;
/** Names that begin with a dot are passed over while folders are read, and `\` is `/` by then; `debug` throws what is no expression. */
const how = { dot: true, posix: true, windows: false, debug: true };

/** Whether a path is a pattern. */
export function isGlob(path: string): boolean {
  return special.test(path);
}

/** The folder that every path matching a pattern lies in. */
export function globBase(pattern: string): string {
  const parts = pattern.split('/');
  const first = parts.findIndex(isGlob);
  const base = parts.slice(0, Math.min(first, parts.length - 1)).join('/');
  return base === '' ? (pattern.startsWith('/') ? '/' : '.') : base;
}

/** A pattern as an expression for whole paths: `*` and `?` within a folder, `**` across folders, `[a-c]`, `[!a-c]`, `{one,other}`, `{1..9}`. */
export function globExpression(pattern: string): RegExp {
  try {
    return picomatch.makeRe(plain(pattern), how);
  } catch {
    // A set such as `[z-a]` is no expression: the pattern then stands for itself.
    return picomatch.makeRe(pattern.replace(/[^\w/]/g, '\\$&'), how);
  }
}

/** A pattern in which brackets, quotes and what else stands in the names of files outside of a set mean themselves. */
function plain(pattern: string): string {
  return pattern.replace(/\[[^\]/]+\]|[()|+@$^"'!]/g, (part) => (part.startsWith('[') ? part : `\\${part}`));
}
