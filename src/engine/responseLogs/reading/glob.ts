const special = /[*?[\]{}]/;

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

/** A pattern as an expression for whole paths: `*` and `?` within a folder, `**` across folders, `[a-c]`, `{one,other}`. */
export function globExpression(pattern: string): RegExp {
  let source = '';
  let braces = 0;
  for (let at = 0; at < pattern.length; at++) {
    const sign = pattern[at]!;
    const across = /^\*\*(\/|$)/.exec(pattern.slice(at));
    const set = /^\[(!?)([^\]/]+)\]/.exec(pattern.slice(at));
    if (across) {
      source += across[1] === '/' ? '(?:[^/]+/)*' : '.*';
      at += across[0].length - 1;
    } else if (set) {
      source += `[${set[1] ? '^' : ''}${set[2]!.replace(/[\\^]/g, '\\$&')}]`;
      at += set[0].length - 1;
    } else if (sign === '*') source += '[^/]*';
    else if (sign === '?') source += '[^/]';
    else if (sign === '{' && pattern.includes('}', at)) [source, braces] = [`${source}(?:`, braces + 1];
    else if (sign === '}' && braces > 0) [source, braces] = [`${source})`, braces - 1];
    else if (sign === ',' && braces > 0) source += '|';
    else source += sign.replace(/[.+^$()|\\[\]{}]/g, '\\$&');
  }
  return expression(`^${source}$`, pattern);
}

/** A set such as `[z-a]` is no expression: the pattern then stands for itself. */
function expression(source: string, pattern: string): RegExp {
  try {
    return new RegExp(source, 's');
  } catch {
    return new RegExp(`^${pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`, 's');
  }
}
