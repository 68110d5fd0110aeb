import type { Pieces } from './pieces';

/** Reads bytes that come in pieces in the portions that are asked for. */
export class ByteReader {
  private readonly pieces: AsyncIterator<Uint8Array>;
  private piece: Uint8Array = new Uint8Array(0);
  private used = 0;
  private taken = 0;

  constructor(pieces: Pieces) {
    this.pieces = pieces[Symbol.asyncIterator]();
  }

  /** How many bytes were taken. */
  get at(): number {
    return this.taken;
  }

  /** The next bytes; fewer where the end comes first. What is given may be a part of a piece. */
  async take(count: number): Promise<Uint8Array> {
    if (this.piece.length - this.used >= count) return this.cut(count);
    const parts: Uint8Array[] = [];
    let missing = count;
    while (missing > 0 && (await this.fill())) {
      parts.push(this.cut(missing));
      missing -= parts.at(-1)!.length;
    }
    return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
  }

  /** Passes over bytes; whether there were as many. */
  async skip(count: number): Promise<boolean> {
    let missing = count;
    while (missing > 0 && (await this.fill())) missing -= this.cut(missing).length;
    return missing === 0;
  }

  /** Ends the reading. */
  async close(): Promise<void> {
    await this.pieces.return?.();
  }

  private cut(most: number): Uint8Array {
    const bytes = this.piece.subarray(this.used, this.used + most);
    this.used += bytes.length;
    this.taken += bytes.length;
    return bytes;
  }

  /** Whether there is a byte to be taken. */
  private async fill(): Promise<boolean> {
    while (this.used >= this.piece.length) {
      const { done, value } = await this.pieces.next();
      if (done) return false;
      this.piece = value;
      this.used = 0;
    }
    return true;
  }
}
