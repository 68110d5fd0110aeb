import { isUtf8 } from 'node:buffer';

/**
 * Names in the order of their first mention, found again by their bytes: no text is made while a file is read. Made to
 * touch little memory, since looking up names is most of what reading a long log costs.
 */
export class NameTable {
  count = 0;
  private bytes = Buffer.allocUnsafeSlow(1 << 16);
  /** Where each name begins, and where the last one ends. */
  private starts = new Uint32Array(1025);
  /** Two numbers a slot, at most half of them taken: a name's index from 1 on (0: free), and its hash. */
  private slots = new Uint32Array(2 * 2048);
  private readonly encoder = new TextEncoder();
  private readonly scratch = new Uint8Array(1024);

  /** The index of a name. */
  add(name: string): number {
    const { read, written } = this.encoder.encodeInto(name, this.scratch);
    if (read === name.length) return this.addBytes(this.scratch, 0, written);
    const bytes = this.encoder.encode(name);
    return this.addBytes(bytes, 0, bytes.length);
  }

  /** The index of the name that stands in these bytes, which may be guessed; -1 where they are not UTF-8. */
  addBytes(bytes: Uint8Array, start: number, end: number, guess = -1): number {
    if (guess >= 0 && this.holds(guess, bytes, start, end)) return guess;
    const { slots } = this;
    const hash = hashOf(bytes, start, end);
    const mask = slots.length - 2;
    let slot = (hash << 1) & mask;
    for (; slots[slot] !== 0; slot = (slot + 2) & mask)
      if (slots[slot + 1] === hash && this.holds(slots[slot]! - 1, bytes, start, end))
        return slots[slot]! - 1;
    return isUtf8(bytes.subarray(start, end)) ? this.append(bytes, start, end, slot, hash) : -1;
  }

  /** All names as text. */
  names(): string[] {
    return Array.from({ length: this.count }, (_, at) =>
      this.bytes.toString('utf8', this.starts[at], this.starts[at + 1]),
    );
  }

  private holds(at: number, bytes: Uint8Array, start: number, end: number): boolean {
    const shift = this.starts[at]! - start;
    if (this.starts[at + 1]! - shift !== end) return false;
    for (let other = start; other < end; other++)
      if (this.bytes[other + shift] !== bytes[other]) return false;
    return true;
  }

  private append(bytes: Uint8Array, start: number, end: number, slot: number, hash: number): number {
    const from = this.starts[this.count]!;
    const to = from + end - start;
    if (to > this.bytes.length) {
      const wider = Buffer.allocUnsafeSlow(2 * to);
      this.bytes.copy(wider, 0, 0, from);
      this.bytes = wider;
    }
    this.bytes.set(bytes.subarray(start, end), from);
    this.slots[slot] = this.count + 1;
    this.slots[slot + 1] = hash;
    this.starts[++this.count] = to;
    if (this.count === this.starts.length - 1) this.grow();
    return this.count - 1;
  }

  private grow(): void {
    const starts = new Uint32Array(2 * this.count + 1);
    starts.set(this.starts);
    this.starts = starts;
    const wider = new Uint32Array(2 * this.slots.length);
    const mask = wider.length - 2;
    for (let from = 0; from < this.slots.length; from += 2) {
      if (this.slots[from] === 0) continue;
      let slot = (this.slots[from + 1]! << 1) & mask;
      while (wider[slot] !== 0) slot = (slot + 2) & mask;
      wider[slot] = this.slots[from]!;
      wider[slot + 1] = this.slots[from + 1]!;
    }
    this.slots = wider;
  }
}

/** FNV-1a with a last mix: the slots are its low bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
