const quote = 0x22;
const backslash = 0x5c;
/** What stands behind the backslash for a byte that JSON text cannot hold; undefined where it is a number. */
const shortEscapes: Readonly<Record<number, string>> = {
  8: '\\b',
  9: '\\t',
  10: '\\n',
  12: '\\f',
  13: '\\r',
  [quote]: '\\"',
  [backslash]: '\\\\',
};

/** The bytes of JSON lines as they are put together; the room grows as it is needed, and is used again. */
export class LineBytes {
  length = 0;
  private bytes = Buffer.allocUnsafe(1 << 20);

  /** What was put so far. It stays as it is until something is put after `clear`. */
  written(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  clear(): void {
    this.length = 0;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow(1);
    this.bytes[this.length++] = value;
  }

  /** Text of ASCII characters. */
  ascii(text: string): void {
    this.need(text.length);
    for (let at = 0; at < text.length; at++) this.bytes[this.length++] = text.charCodeAt(at);
  }

  copy(bytes: Uint8Array): void {
    this.need(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** UTF-8 text in quotes, escaped as JSON.stringify does: no more than it must be. */
  quoted(text: Uint8Array): void {
    // A byte becomes six at most.
    this.need(text.length + 2);
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = quote;
    for (let from = 0; from < text.length; from++) {
      const byte = text[from]!;
      if (byte < 0x20 || byte === quote || byte === backslash) {
        this.length = at;
        this.quotedRest(text, from);
        return;
      }
      bytes[at++] = byte;
    }
    bytes[at++] = quote;
    this.length = at;
  }

  private quotedRest(text: Uint8Array, from: number): void {
    this.need(6 * (text.length - from) + 1);
    const { bytes } = this;
    let at = this.length;
    for (; from < text.length; from++) {
      const byte = text[from]!;
      if (byte >= 0x20 && byte !== quote && byte !== backslash) bytes[at++] = byte;
      else {
        const escaped = shortEscapes[byte] ?? `\\u${byte.toString(16).padStart(4, '0')}`;
        for (let letter = 0; letter < escaped.length; letter++) bytes[at++] = escaped.charCodeAt(letter);
      }
    }
    bytes[at++] = quote;
    this.length = at;
  }

  private need(more: number): void {
    if (this.length + more > this.bytes.length) this.grow(more);
  }

  private grow(more: number): void {
    const larger = Buffer.allocUnsafe(Math.max(2 * this.bytes.length, this.length + more));
    this.bytes.copy(larger, 0, 0, this.length);
    this.bytes = larger;
  }
}
