/** Bytes that wait for more of them, in a buffer that grows. */
export class HeldBytes {
  /** The buffer; only its first `length` bytes count. */
  bytes = new Uint8Array(0);
  length = 0;

  /** Puts bytes after those that are held. */
  add(chunk: Uint8Array): void {
    const length = this.length + chunk.length;
    if (length > this.bytes.length) {
      const wider = new Uint8Array(2 * length);
      wider.set(this.bytes.subarray(0, this.length));
      this.bytes = wider;
    }
    this.bytes.set(chunk, this.length);
    this.length = length;
  }

  /** Lets go of the first bytes. */
  drop(count: number): void {
    if (count === 0) return;
    this.bytes.copyWithin(0, count, this.length);
    this.length -= count;
  }
}
