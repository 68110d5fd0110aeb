import { redrawn } from './terminal';

const redrawAfter = 100;
const width = 20;

/** A bar with words after it, drawn over itself on one line of a terminal; elsewhere nothing is shown. */
export class LineMeter {
  private drawn = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  /** Draws how much is done, from 0 to 1, unless it was drawn just now. */
  show(share: number, words: () => string): void {
    const now = Date.now();
    if (!this.stream.isTTY || now - this.drawn < redrawAfter) return;
    this.drawn = now;
    const filled = Math.round(width * Math.min(1, Math.max(0, share || 0)));
    this.write(`${'━'.repeat(filled).padEnd(width, '─')} ${words()}`);
  }

  /** Takes the line away. */
  clear(): void {
    if (this.drawn > 0) this.write('');
  }

  private write(text: string): void {
    this.stream.write(redrawn(text, this.stream.columns));
  }
}
