import { setImmediate } from 'node:timers/promises';
import type { FieldTexts } from './fieldTexts';
import { RowOrder } from './rowOrder';
import { steadySort } from './steadySort';

/** So many bytes of texts are held at once, whatever the size of the dataset. */
const mostHeld = 256 * 2 ** 20;
const widest = 4096;
const narrowest = 16;

/** A stretch of the order in which all texts are the same as far as they were compared. */
interface Tied {
  readonly from: number;
  readonly to: number;
}

/**
 * Puts rows in order by texts that are too many to be held: by their first bytes in UTF-8, then by the next ones where these
 * are the same, until none are tied that have more to say.
 */
export class TextOrder {
  private readonly order: Uint32Array;
  private readonly slots: Uint32Array;
  private window = 0;
  private bytes = new Uint8Array();
  /** How many bytes of each text are held; one more than the window where it goes on beyond. */
  private lengths = new Uint16Array();
  private known = 0;

  constructor(
    private readonly texts: FieldTexts,
    count: number,
    private readonly isDescending: boolean,
    private readonly signal: AbortSignal,
  ) {
    this.order = new Uint32Array(count);
    this.slots = new Uint32Array(count);
  }

  /** The order. Rejects with the signal's reason. */
  async made(): Promise<RowOrder> {
    const { order } = this;
    let tied = await this.firstRound();
    for (let offset = this.window; tied.length > 0; offset += this.window) {
      await this.hold(this.rowsIn(tied).sort(), offset);
      tied = await this.sorted(tied);
    }
    return new RowOrder(order, order.length - this.known);
  }

  private rowsIn(stretches: readonly Tied[]): Uint32Array {
    const rows = new Uint32Array(stretches.reduce((sum, { from, to }) => sum + to - from, 0));
    let filled = 0;
    for (const { from, to } of stretches) {
      rows.set(this.order.subarray(from, to), filled);
      filled += to - from;
    }
    return rows;
  }

  /** Sorts all rows by the beginnings of their texts, those without one last. */
  private async firstRound(): Promise<Tied[]> {
    const { order } = this;
    await this.hold(undefined, 0);
    const without: number[] = [];
    for (let row = 0; row < order.length; row++)
      if (this.lengths[this.slots[row]!] === 0) without.push(row);
      else order[this.known++] = row;
    order.set(without, this.known);
    return this.sorted([{ from: 0, to: this.known }]);
  }

  /** Holds the texts of these rows, or all, from a byte on. */
  private async hold(rows: Uint32Array | undefined, offset: number): Promise<void> {
    const count = rows?.length ?? this.order.length;
    this.window = Math.max(narrowest, Math.min(widest, Math.floor(mostHeld / count)));
    this.bytes = new Uint8Array(count * this.window);
    this.lengths = new Uint16Array(count);
    let slot = 0;
    for await (const batch of this.texts(rows)) {
      for (const [row, text] of batch) {
        this.slots[row] = slot;
        const bytes = Buffer.from(text.toLowerCase()).subarray(offset, offset + this.window + 1);
        this.bytes.set(bytes.subarray(0, this.window), slot * this.window);
        this.lengths[slot++] = bytes.length;
      }
      await setImmediate();
    }
  }

  /** Sorts each of these stretches by what is held, and says which of their rows are still tied. */
  private async sorted(stretches: readonly Tied[]): Promise<Tied[]> {
    const tied: Tied[] = [];
    const sign = this.isDescending ? -1 : 1;
    for (const { from, to } of stretches) {
      const rows = this.order.subarray(from, to);
      await steadySort(rows, (one, other) => sign * this.compare(one, other) || one - other, this.signal);
      for (let start = 0, at = 1; at <= rows.length; at++) {
        if (at < rows.length && this.compare(rows[start]!, rows[at]!) === 0) continue;
        if (at - start > 1 && this.lengths[this.slots[rows[start]!]!]! > this.window)
          tied.push({ from: from + start, to: from + at });
        start = at;
      }
    }
    return tied;
  }

  private compare(one: number, other: number): number {
    const { bytes, lengths, slots, window } = this;
    const [left, right] = [slots[one]!, slots[other]!];
    const [leftLength, rightLength] = [lengths[left]!, lengths[right]!];
    const shared = Math.min(leftLength, rightLength, window);
    for (let at = 0, a = left * window, b = right * window; at < shared; at++, a++, b++)
      if (bytes[a] !== bytes[b]) return bytes[a]! - bytes[b]!;
    return leftLength - rightLength;
  }
}
