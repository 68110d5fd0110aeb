import { byte } from '../bytes/bytes';

/** Whether an object somewhere in this JSON, which has so many keys once it is read, names one of them twice. */
export function hasDoubledKey(json: string, keysRead: number): boolean {
  let keys = 0;
  for (let open = json.indexOf('"'); open >= 0;) {
    const close = closingQuote(json, open);
    if (isColon(json, close + 1)) keys++;
    open = nextQuote(json, close + 1);
  }
  return keys > keysRead;
}

/** The paths of the keys that an object of this JSON names twice, lists left out. */
export function doubledKeys(json: string): string[] {
  const doubled = new Set<string>();
  const open: { readonly path: string | undefined; readonly keys: Set<string>; key: string }[] = [];
  for (let at = 0; at < json.length; at++) {
    const inner = open.at(-1);
    if (json[at] === '"') {
      const close = closingQuote(json, at);
      if (inner && isColon(json, close + 1)) {
        inner.key = JSON.parse(json.slice(at, close + 1)) as string;
        const path = pathIn(inner);
        if (inner.keys.has(inner.key) && path !== undefined) doubled.add(path);
        inner.keys.add(inner.key);
      }
      at = close;
    } else if (json[at] === '{') {
      const path = inner ? pathIn(inner) : '';
      open.push({ path, keys: new Set(), key: '' });
    } else if (json[at] === '[') open.push({ path: undefined, keys: new Set(), key: '' });
    else if (json[at] === '}' || json[at] === ']') open.pop();
  }
  return [...doubled];
}

function pathIn({
  path,
  key,
}: {
  readonly path: string | undefined;
  readonly key: string;
}): string | undefined {
  return path === undefined ? undefined : path === '' ? key : `${path}.${key}`;
}

function closingQuote(json: string, open: number): number {
  for (let at = json.indexOf('"', open + 1); ; at = json.indexOf('"', at + 1)) {
    let slash = at;
    while (json.charCodeAt(slash - 1) === byte.backslash) slash--;
    if ((at - slash) % 2 === 0) return at;
  }
}

function isColon(json: string, from: number): boolean {
  let at = from;
  while (json.charCodeAt(at) <= space) at++;
  return json.charCodeAt(at) === colon;
}

/** The first quote from here on; mostly it is near, and a search for it would take longer. */
function nextQuote(json: string, from: number): number {
  for (let at = from; at < from + near; at++) if (json.charCodeAt(at) === byte.quote) return at;
  return json.indexOf('"', from + near);
}

const space = 0x20;
const colon = 0x3a;
const near = 4;
