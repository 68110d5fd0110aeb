/** A way in which a text is no JSON though it is clear what it says. */
export type Mend =
  | 'NaN or Infinity'
  | 'a trailing comma'
  | 'single quotes'
  | 'a comment'
  | 'None, True or False'
  | 'a tab or line ending within a text'
  | 'zero bytes';

/** A number that a double does not hold as it is written. */
export class Digits {
  constructor(readonly text: string) {}
}

/** What a text says that is JSON, or nearly. */
export interface LooseJson {
  readonly value: unknown;
  readonly mends: ReadonlySet<Mend>;
  /** The first key that an object names twice. */
  readonly twice: string | undefined;
  /** The line that each object and list begins on, counted from 1. */
  readonly lines: WeakMap<object, number>;
}

/** The text is not clear, or nested too deep: where, and what is wrong there, as half a sentence. */
export class LooseFault extends Error {}

const deepest = 500;
const longestShown = 12;
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '/': '/',
  '\\': '\\',
  '"': '"',
  "'": "'",
};
const literals = new Map<string, { readonly value: unknown; readonly mend?: Mend }>([
  ['true', { value: true }],
  ['false', { value: false }],
  ['null', { value: null }],
  ['True', { value: true, mend: 'None, True or False' }],
  ['False', { value: false, mend: 'None, True or False' }],
  ['None', { value: null, mend: 'None, True or False' }],
  ['NaN', { value: null, mend: 'NaN or Infinity' }],
  ['nan', { value: null, mend: 'NaN or Infinity' }],
  ['Infinity', { value: null, mend: 'NaN or Infinity' }],
  ['inf', { value: null, mend: 'NaN or Infinity' }],
]);

/**
 * Reads JSON, and what is JSON but for NaN and Infinity (read as null), trailing commas, comments, and texts and words as
 * Python writes them. Numbers that lose digits as a double are `Digits`. Throws LooseFault.
 */
export function parseLoosely(text: string): LooseJson {
  const parser = new Parser(text);
  return { value: parser.whole(), mends: parser.mends, twice: parser.twice, lines: parser.lines };
}

class Parser {
  readonly mends = new Set<Mend>();
  readonly lines = new WeakMap<object, number>();
  twice: string | undefined;
  private at = 0;
  private line = 1;
  private counted = 0;

  constructor(private readonly text: string) {}

  whole(): unknown {
    this.space();
    if (this.at >= this.text.length && this.mends.has('a comment'))
      throw this.fault('it is a comment and holds no value');
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) throw this.fault('there is more after its end');
    return value;
  }

  private value(depth: number): unknown {
    this.space();
    if (depth > deepest) throw new LooseFault(`its values are nested more than ${deepest} deep`);
    const first = this.text[this.at];
    if (first === '{') return this.object(depth);
    if (first === '[') return this.list(depth);
    if (first === '"' || first === "'") return this.string();
    return this.word();
  }

  private object(depth: number): unknown {
    const fields: Record<string, unknown> = {};
    this.lines.set(fields, this.lineHere());
    this.members('}', () => {
      const quote = this.text[this.at];
      if (quote !== '"' && quote !== "'") throw this.fault('the name of a field is not in quotes');
      const key = this.string();
      this.space();
      if (this.text[this.at] !== ':') throw this.fault('a colon is missing after the name of a field');
      this.at++;
      if (Object.hasOwn(fields, key)) this.twice ??= key;
      const value = this.value(depth + 1);
      Object.defineProperty(fields, key, { value, enumerable: true, writable: true, configurable: true });
    });
    return fields;
  }

  private list(depth: number): unknown {
    const items: unknown[] = [];
    this.lines.set(items, this.lineHere());
    this.members(']', () => items.push(this.value(depth + 1)));
    return items;
  }

  /** What stands between brackets, one after the other. */
  private members(close: string, member: () => void): void {
    this.at++;
    for (let count = 0; ; count++) {
      this.space();
      if (this.text[this.at] === close) {
        if (count > 0) this.mends.add('a trailing comma');
        break;
      }
      member();
      this.space();
      if (this.text[this.at] === close) break;
      if (this.at >= this.text.length) throw this.fault(`a ${close} is missing`);
      if (this.text[this.at] !== ',') throw this.fault('a comma is missing');
      this.at++;
    }
    this.at++;
  }

  private string(): string {
    const quote = this.text[this.at]!;
    if (quote === "'") this.mends.add('single quotes');
    const parts: string[] = [];
    for (let from = ++this.at; ; from = this.at) {
      while (!this.endsPlain(quote)) this.at++;
      parts.push(this.text.slice(from, this.at));
      const here = this.text[this.at];
      if (here === undefined) throw this.fault('a text is not closed');
      if (here === quote) break;
      parts.push(here === '\\' ? this.escape(quote) : this.control(here));
    }
    this.at++;
    return parts.join('');
  }

  private endsPlain(quote: string): boolean {
    const code = this.text.charCodeAt(this.at);
    return Number.isNaN(code) || code < 0x20 || code === 0x5c || this.text[this.at] === quote;
  }

  private control(here: string): string {
    if (!/[\t\n\r]/.test(here)) throw this.fault('a text holds a control character');
    this.mends.add('a tab or line ending within a text');
    this.at++;
    return here;
  }

  private escape(quote: string): string {
    const letter = this.text[this.at + 1] ?? '';
    const digits = /^(?:u([0-9a-f]{4})|x([0-9a-f]{2})|U([0-9a-f]{8}))/i.exec(
      this.text.slice(this.at + 1, this.at + 10),
    );
    const isPython = quote === "'" || this.mends.has('single quotes');
    const code = digits?.[1] ?? (isPython ? (digits?.[2] ?? digits?.[3]) : undefined);
    if (code !== undefined && parseInt(code, 16) <= 0x10ffff) {
      this.at += 1 + digits![0].length;
      return code.length === 4
        ? String.fromCharCode(parseInt(code, 16))
        : String.fromCodePoint(parseInt(code, 16));
    }
    const known = escapes[letter];
    if (known === undefined || (letter === "'" && !isPython)) throw this.fault('an escape is unknown');
    this.at += 2;
    return known;
  }

  private word(): unknown {
    const word = /[-+.\w]*/y;
    word.lastIndex = this.at;
    const text = word.exec(this.text)![0];
    const literal = literals.get(text.replace(/^[-+](?=[Ii]nf)/, ''));
    if (!literal && !/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(text)) throw this.unknownWord(text);
    this.at += text.length;
    if (!literal) return numberOf(text);
    if (literal.mend) this.mends.add(literal.mend);
    return literal.value;
  }

  private unknownWord(text: string): LooseFault {
    if (text === '' && this.at >= this.text.length) return this.fault('it ends too early');
    const shown = [...(text || this.text.slice(this.at, this.at + longestShown))]
      .slice(0, longestShown)
      .join('');
    return this.fault(`"${shown}" is no value`);
  }

  private space(): void {
    for (; ; this.at++) {
      const code = this.text.charCodeAt(this.at);
      if (code === 0) this.mends.add('zero bytes');
      else if (code === 0x2f) this.comment();
      else if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09 && code !== 0xfeff) return;
    }
  }

  /** Goes to the last character of a comment. */
  private comment(): void {
    const isBlock = this.text[this.at + 1] === '*';
    if (!isBlock && this.text[this.at + 1] !== '/') throw this.fault('"/" is no value');
    const ending = isBlock ? '*/' : '\n';
    const end = this.text.indexOf(ending, this.at + 2);
    if (end < 0 && isBlock) throw this.fault('a comment is not closed');
    this.mends.add('a comment');
    this.at = end < 0 ? this.text.length - 1 : end + ending.length - 1;
  }

  private lineHere(): number {
    for (; this.counted < this.at; this.counted++) {
      const here = this.text[this.counted];
      if (here === '\n' || (here === '\r' && this.text[this.counted + 1] !== '\n')) this.line++;
    }
    return this.line;
  }

  private fault(what: string): LooseFault {
    return new LooseFault(`${what} at position ${this.at}`);
  }
}

function numberOf(text: string): number | Digits {
  const value = Number(text);
  if (!/\d{16}|[eE.]/.test(text)) return value;
  return String(value) === text ? value : new Digits(text);
}
