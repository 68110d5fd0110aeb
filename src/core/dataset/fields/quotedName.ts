/** A name in quotes, as in JSON, and where it ends. */
export interface QuotedName {
  readonly name: string;
  readonly end: number;
}

const quoted = /"(?:[^"\\]|\\.)*"/sy;
const control = /[\u0000-\u001f]/g;
const plain = /^[^\s"\\,+\ufeff\p{C}](?:[^,+"\\\n\r\p{C}]*[^\s"\\,+\ufeff\p{C}])?$/u;

/** The name in quotes that stands at this place of a text, written as a JSON string; undefined where there is none. */
export function quotedNameAt(text: string, at: number): QuotedName | undefined {
  quoted.lastIndex = at;
  const [written] = quoted.exec(text) ?? [];
  if (written === undefined) return undefined;
  try {
    // A tab that is typed as it is means itself.
    const json = written.replace(control, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);
    return { name: JSON.parse(json) as string, end: at + written.length };
  } catch {
    return undefined;
  }
}

/** A field's name as an option takes it: in quotes where it would not be read as one name without them. */
export function writtenName(name: string): string {
  return plain.test(name) ? name : JSON.stringify(name);
}

/** The parts of a text between commas; a comma in quotes parts nothing where the quotes begin a part or follow its `=`. */
export function partsOf(text: string): string[] {
  const parts: string[] = [];
  for (let start = 0, at = 0; ; at++) {
    const name = /(?:^|=)\s*$/.test(text.slice(start, at)) ? quotedNameAt(text, at) : undefined;
    if (name) at = name.end;
    if (at < text.length && text[at] !== ',') continue;
    parts.push(text.slice(start, at));
    if (at >= text.length) return parts;
    start = at + 1;
  }
}

/** A name as an option holds it: without its quotes, or without the spaces around it. */
export function nameIn(text: string): string {
  const trimmed = text.trim();
  const name = quotedNameAt(trimmed, 0);
  return name?.end === trimmed.length ? name.name : trimmed;
}
