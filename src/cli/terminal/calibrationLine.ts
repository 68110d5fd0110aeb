import type { CalibrationProgress } from '../../core/protocol/responsesApi';
import { redrawn } from './terminal';

const redrawAfter = 100;

/** Shows how far a calibration has come, on one line of a terminal; elsewhere it shows nothing. */
export class CalibrationLine {
  private drawn = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  readonly show = (progress: CalibrationProgress): void => {
    const now = Date.now();
    if (!this.stream.isTTY || now - this.drawn < redrawAfter) return;
    this.drawn = now;
    this.write(calibrationWords(progress));
  };

  /** Takes the line away. */
  clear(): void {
    if (this.drawn > 0) this.write('');
  }

  private write(text: string): void {
    this.stream.write(redrawn(text, this.stream.columns));
  }
}

/** What a calibration does at the moment. */
export function calibrationWords(progress: CalibrationProgress): string {
  switch (progress.kind) {
    case 'reading':
      return `reading the responses: ${Math.floor((100 * progress.done) / Math.max(1, progress.total))}%`;
    case 'fitting':
      return `${progress.what}: iteration ${progress.iteration}, change ${progress.change.toPrecision(2)} (ends below ${progress.limit})`;
    case 'checking':
      return 'looking whether one ability explains the answers';
    case 'joining':
      return 'finding the examples of the items';
  }
}
