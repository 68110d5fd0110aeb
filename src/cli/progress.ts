import type { ScoreProgress } from '../core/protocol/engineApi';
import { formatDuration } from './format';
import { LineMeter } from './lineMeter';

/** Shows how far scoring has come, on one line of a terminal; elsewhere it shows nothing. */
export class ProgressLine {
  private measure = '';
  private started = 0;
  private doneAtStart = 0;
  private readonly meter: LineMeter;

  constructor(stream: NodeJS.WriteStream) {
    this.meter = new LineMeter(stream);
  }

  readonly show = (progress: ScoreProgress): void => {
    const now = Date.now();
    const stage = `${progress.measure}${progress.preparing ?? ''}`;
    if (stage !== this.measure) [this.measure, this.started, this.doneAtStart] = [stage, now, progress.done];
    const seconds = (now - this.started) / 1000;
    const words = (): string => wordsFor(progress, (progress.done - this.doneAtStart) / seconds);
    this.meter.show(progress.total > 0 ? progress.done / progress.total : 0, words);
  };

  /** Takes the line away. */
  clear(): void {
    this.meter.clear();
  }
}

function wordsFor({ measure, preparing, done, total }: ScoreProgress, rate: number): string {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const what = preparing ? `${measure}: ${preparing}` : measure;
  const left = rate > 0 && Number.isFinite(rate) ? ` · ${formatDuration((total - done) / rate)} left` : '';
  if (preparing) return `${Math.round(100 * share)} %  ${what}${left}`;
  const speed = Number.isFinite(rate) ? ` · ${Math.round(rate).toLocaleString('en')} a second` : '';
  return `${done.toLocaleString('en')} of ${total.toLocaleString('en')}  ${what}${speed}${left}`;
}
