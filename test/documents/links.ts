import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** A link or picture of a page. */
export interface Link {
  readonly target: string;
  /** From 1. */
  readonly line: number;
}

/** A page's lines; those of code blocks and comments are empty, code within a line is left out. */
function proseOf(markdown: string): string[] {
  let fence: string | undefined;
  const shown = markdown.replace(/<!--[^]*?-->/g, (comment) => comment.replace(/[^\n]/g, ''));
  return shown.split('\n').map((line) => {
    const mark = /^\s*(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      return '';
    }
    if (mark !== undefined) fence = mark;
    return mark === undefined ? line : '';
  });
}

const patterns = [
  /\]\(\s*<?([^\s)>]+)>?(?:\s+["'(][^)]*)?\)/g, // [text](target "title"), ![text](target)
  /^\s*\[[^\]]+\]:\s*<?([^\s>]+)>?/g, // [name]: target
  /<(?:a|img)\s[^>]*?(?:href|src)=["']([^"']+)["']/g,
];

/** The links and pictures of a page, in their order. */
export function linksIn(markdown: string): Link[] {
  return proseOf(markdown).flatMap((text, at) => {
    const line = text.replace(/(`+)[^`]*\1/g, '');
    return patterns.flatMap((pattern) =>
      [...line.matchAll(pattern)].map(([, target]) => ({ target: target!, line: at + 1 })),
    );
  });
}

/** What a page can be linked to at: its headings, as GitHub and VS Code name them. */
export function anchorsIn(markdown: string): Set<string> {
  const anchors = new Set<string>();
  for (const line of proseOf(markdown)) {
    for (const [, id] of line.matchAll(/<a\s[^>]*?(?:id|name)=["']([^"']+)["']/g)) anchors.add(id!);
    const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/.exec(line)?.[1];
    if (heading === undefined) continue;
    const slug = slugOf(heading);
    let unique = slug;
    for (let again = 1; anchors.has(unique); again++) unique = `${slug}-${again}`;
    anchors.add(unique);
  }
  return anchors;
}

function slugOf(heading: string): string {
  const text = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1');
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

/** The pages of a project that are for people: those at its root, those below docs/. */
export function pagesOf(root: string): string[] {
  const top = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md'].filter((name) => existsSync(join(root, name)));
  const docs = existsSync(join(root, 'docs')) ? readdirSync(join(root, 'docs'), { recursive: true }) : [];
  const below = docs.map((name) => join('docs', String(name))).filter((name) => name.endsWith('.md'));
  return [...top, ...below.sort()].map((name) => name.split(sep).join('/'));
}

/** The file that a link of a page leads to, from the root; undefined where it leads out of the project or to a host. */
export function fileOf(root: string, page: string, target: string): string | undefined {
  if (/^[a-z][a-z+.-]*:|^\/|^#/i.test(target)) return undefined;
  const [path] = target.split(/[?#]/);
  const file = relative(root, resolve(root, dirname(page), decodeURIComponent(path!)));
  return file.startsWith('..') ? undefined : file.split(sep).join('/');
}

/** Why a link of a page is dead; undefined where it is not. Nothing is asked of a network. */
export function whyDead(root: string, page: string, target: string): string | undefined {
  if (/^(https?|mailto):/i.test(target)) return undefined;
  const file = target.startsWith('#') ? page : fileOf(root, page, target);
  if (file === undefined) return 'it does not lead into the project';
  if (!isThere(root, file)) return `there is no ${file}`;
  const [, anchor] = target.split('#');
  if (anchor === undefined) return undefined;
  if (!file.endsWith('.md') || statSync(join(root, file)).isDirectory()) return `${file} has no headings`;
  const anchors = anchorsIn(readFileSync(join(root, file), 'utf8'));
  return anchors.has(decodeURIComponent(anchor)) ? undefined : `${file} has no heading "#${anchor}"`;
}

/** Whether a file is there under this very name: not every file system tells capitals apart, but every web page does. */
function isThere(root: string, file: string): boolean {
  let folder = root;
  return file.split('/').every((name) => {
    const isHere = name === '' || (existsSync(folder) && readdirSync(folder).includes(name));
    folder = join(folder, name);
    return isHere;
  });
}

/** Every dead link of a page, in a sentence each. */
export function deadLinks(root: string, page: string): string[] {
  return linksIn(readFileSync(join(root, page), 'utf8')).flatMap(({ target, line }) => {
    const why = whyDead(root, page, target);
    return why === undefined ? [] : [`${page}:${line}: ${target}: ${why}`];
  });
}
