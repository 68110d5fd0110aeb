import type { ScoreProgress } from '../core/protocol/engineApi';
import { formatDuration } from './format';

const redrawAfter = 100;
const meter = 20;

/** Shows how far scoring has come, on one line of a terminal; elsewhere it shows nothing. */
export class ProgressLine {
  private measure = '';
  private started = 0;
  private doneAtStart = 0;
  private drawn = 0;

  constructor(private readonly stream: NodeJS.WriteStream) {}

  readonly show = (progress: ScoreProgress): void => {
    const now = Date.now();
    const stage = `${progress.measure}${progress.preparing ?? ''}`;
    if (stage !== this.measure) [this.measure, this.started, this.doneAtStart] = [stage, now, progress.done];
    if (!this.stream.isTTY || now - this.drawn < redrawAfter) return;
    this.drawn = now;
    const seconds = (now - this.started) / 1000;
    this.write(lineFor(progress, (progress.done - this.doneAtStart) / seconds));
  };

  /** Takes the line away. */
  clear(): void {
    if (this.drawn > 0) this.write('');
  }

  private write(text: string): void {
    this.stream.write(`\r\u001b[2K${text.slice(0, Math.max(20, (this.stream.columns ?? 80) - 1))}`);
  }
}

function lineFor({ measure, preparing, done, total }: ScoreProgress, rate: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const bar = '━'.repeat(Math.round(meter * share)).padEnd(meter, '─');
  const what = preparing ? `${measure}: ${preparing}` : measure;
  const left = rate > 0 && Number.isFinite(rate) ? ` · ${formatDuration((total - done) / rate)} left` : '';
  if (preparing) return `${bar} ${Math.round(100 * share)} %  ${what}${left}`;
  const speed = Number.isFinite(rate) ? ` · ${Math.round(rate).toLocaleString('en')} a second` : '';
  return `${bar} ${done.toLocaleString('en')} of ${total.toLocaleString('en')}  ${what}${speed}${left}`;
}
