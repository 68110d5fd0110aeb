import { isUtf8 } from 'node:buffer';

/** Names in the order of their first mention, found again by their bytes: no text is made while a file is read. */
export class NameTable {
  count = 0;
  private bytes = Buffer.allocUnsafeSlow(1 << 16);
  private ends = new Float64Array(1024);
  private hashes = new Uint32Array(1024);
  private slots = new Int32Array(4096).fill(-1);
  private readonly encoder = new TextEncoder();
  private readonly scratch = new Uint8Array(1024);

  /** The index of a name. */
  add(name: string): number {
    const { read, written } = this.encoder.encodeInto(name, this.scratch);
    if (read === name.length) return this.addBytes(this.scratch, 0, written);
    const bytes = this.encoder.encode(name);
    return this.addBytes(bytes, 0, bytes.length);
  }

  /** The index of the name that stands in these bytes; -1 where they are not UTF-8. */
  addBytes(bytes: Uint8Array, start: number, end: number): number {
    if (this.count === this.ends.length) this.grow();
    const hash = hashOf(bytes, start, end);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let at = this.slots[slot]!; at >= 0; at = this.slots[slot]!) {
      if (this.hashes[at] === hash && this.holds(at, bytes, start, end)) return at;
      slot = (slot + 1) & mask;
    }
    if (!isUtf8(bytes.subarray(start, end))) return -1;
    this.slots[slot] = this.count;
    return this.append(bytes, start, end, hash);
  }

  /** All names as text. */
  names(): string[] {
    return Array.from({ length: this.count }, (_, at) =>
      this.bytes.toString('utf8', this.ends[at - 1] ?? 0, this.ends[at]),
    );
  }

  private holds(at: number, bytes: Uint8Array, start: number, end: number): boolean {
    let own = at === 0 ? 0 : this.ends[at - 1]!;
    if (this.ends[at]! - own !== end - start) return false;
    for (let other = start; other < end; other++, own++) if (this.bytes[own] !== bytes[other]) return false;
    return true;
  }

  private append(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const from = this.count === 0 ? 0 : this.ends[this.count - 1]!;
    const to = from + end - start;
    if (to > this.bytes.length) {
      const wider = Buffer.allocUnsafeSlow(2 * to);
      this.bytes.copy(wider);
      this.bytes = wider;
    }
    this.bytes.set(bytes.subarray(start, end), from);
    this.ends[this.count] = to;
    this.hashes[this.count] = hash;
    return this.count++;
  }

  private grow(): void {
    const ends = new Float64Array(2 * this.ends.length);
    ends.set(this.ends);
    const hashes = new Uint32Array(2 * this.hashes.length);
    hashes.set(this.hashes);
    [this.ends, this.hashes] = [ends, hashes];
    this.slots = new Int32Array(4 * ends.length).fill(-1);
    const mask = this.slots.length - 1;
    for (let at = 0; at < this.count; at++) {
      let slot = hashes[at]! & mask;
      while (this.slots[slot]! >= 0) slot = (slot + 1) & mask;
      this.slots[slot] = at;
    }
  }
}

/** FNV-1a with a last mix: the slots are its low bits. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at]!, 0x01000193);
  hash ^= hash >>> 15;
  return Math.imul(hash, 0x2c1b3c6d) >>> 0;
}
