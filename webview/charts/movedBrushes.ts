import type { BinRange } from '../../src/core/scores/crossfilter';

/** Brushes that moved since the last frame: however often one moves, it is applied once a frame. */
export class MovedBrushes {
  private readonly moved = new Map<string, BinRange | undefined>();
  private frame: number | undefined;

  constructor(private readonly apply: (moved: ReadonlyMap<string, BinRange | undefined>) => void) {}

  /** Moves the brush of a measure; undefined takes it away. */
  move(id: string, range: BinRange | undefined): void {
    this.moved.set(id, range);
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.apply(this.moved);
      this.moved.clear();
    });
  }

  /** Forgets what moved and was not applied yet. */
  forget(): void {
    this.moved.clear();
  }
}
