const longestLiteral = 2 ** 20;
const deepest = 32;

/**
 * The list or object that a text spells out: in JSON, or as Python and numpy print it ("['a', 'b']", "['a' 'b']",
 * "{'text': array(['a'], dtype=object)}"). Undefined where it spells out none.
 */
export function structureIn(text: string): unknown {
  const inner = text.length <= longestLiteral ? text.trim() : '';
  if (!/^(?:\[[^]*\]|\{[^]*\})$/.test(inner) || isDeep(inner)) return undefined;
  try {
    return JSON.parse(inner) as unknown;
  } catch {
    return new LiteralReader(inner).read();
  }
}

const mostLevels = 64;

/** Whether brackets open within brackets further than a record's lists and objects do. */
function isDeep(text: string): boolean {
  let level = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    level += bracket === '[' || bracket === '{' ? 1 : -1;
    if (level > mostLevels) return true;
  }
  return false;
}

/** A value, or the list or object that it spells out. */
export function structured(value: unknown): unknown {
  return typeof value === 'string' ? (structureIn(value) ?? value) : value;
}

const escapes: Partial<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };
const words = new Map<string, unknown>([
  ['True', true],
  ['False', false],
  ['None', null],
  ['nan', null],
]);

class NoLiteral extends Error {}

/** Reads what Python prints of lists, tuples, dictionaries, texts and numbers; numpy leaves out the commas. */
class LiteralReader {
  private at = 0;

  constructor(private readonly text: string) {}

  read(): unknown {
    try {
      const value = this.value(0);
      return this.at === this.text.length ? value : undefined;
    } catch (error) {
      if (error instanceof NoLiteral) return undefined;
      throw error;
    }
  }

  private value(depth: number): unknown {
    if (depth > deepest) throw new NoLiteral();
    const first = this.text[this.at];
    if (first === '[') return this.list(']', depth);
    if (first === '(') return this.list(')', depth);
    if (first === '{') return this.object(depth);
    if (first === "'" || first === '"') return this.quoted(first);
    if (this.take(/array\(/y)) return this.array(depth);
    return this.word();
  }

  private list(end: string, depth: number): unknown[] {
    const list: unknown[] = [];
    this.at++;
    for (this.spaces(); this.text[this.at] !== end; this.take(/\s*,?\s*/y)) list.push(this.value(depth + 1));
    this.at++;
    return list;
  }

  private object(depth: number): Record<string, unknown> {
    const entries: [string, unknown][] = [];
    this.at++;
    for (this.spaces(); this.text[this.at] !== '}'; this.take(/\s*,?\s*/y)) {
      const name = this.value(depth + 1);
      if (!this.take(/\s*:\s*/y)) throw new NoLiteral();
      entries.push([String(name), this.value(depth + 1)]);
    }
    this.at++;
    return Object.fromEntries(entries);
  }

  /** The list within `array([...], dtype=object)`. */
  private array(depth: number): unknown {
    this.spaces();
    const list = this.value(depth + 1);
    if (!this.take(/\s*(?:,\s*dtype=[\w'<>.]+\s*)?\)/y)) throw new NoLiteral();
    return list;
  }

  private quoted(quote: string): string {
    let text = '';
    for (this.at++; this.text[this.at] !== quote; this.at++) {
      const letter = this.text[this.at];
      if (letter === undefined) throw new NoLiteral();
      text += letter === '\\' ? this.escaped() : letter;
    }
    this.at++;
    return text;
  }

  private escaped(): string {
    const code = this.take(/\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4})/y);
    this.at += code ? -1 : 1;
    if (code) return String.fromCharCode(parseInt(code.slice(2), 16));
    const letter = this.text[this.at] ?? '';
    return escapes[letter] ?? letter;
  }

  private word(): unknown {
    const word = this.take(/[+-]?[\w.]+(?:[eE][+-]?\d+)?/y) ?? '';
    if (words.has(word)) return words.get(word);
    if (word === '' || Number.isNaN(Number(word))) throw new NoLiteral();
    return Number(word);
  }

  private spaces(): void {
    this.take(/\s*/y);
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.at;
    const [found] = pattern.exec(this.text) ?? [];
    this.at += found?.length ?? 0;
    return found;
  }
}
