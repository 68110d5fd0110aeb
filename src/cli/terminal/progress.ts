import { titleOf } from '../../core/measures/catalogue';
import type { MixProgress, ScoreProgress } from '../../core/protocol/engineApi';
import { formatAbout } from './format';
import { LineMeter } from './lineMeter';

/** Shows how far scoring or mixing has come, on one line of a terminal; elsewhere it shows nothing. */
export class ProgressLine {
  private readonly meter: LineMeter;

  constructor(stream: NodeJS.WriteStream) {
    this.meter = new LineMeter(stream);
  }

  readonly show = (progress: MixProgress): void => {
    if ('stage' in progress) this.meter.show(stageShare(progress), () => stageWords(progress));
    else this.meter.show(progress.share ?? shareOf(progress), () => progressWords(progress));
  };

  /** Takes the line away. */
  clear(): void {
    this.meter.clear();
  }
}

/** How far scoring has come: "step 9 of 12, about 3 min left · learning curve: training heads 40%". */
export function progressWords(progress: ScoreProgress): string {
  const { measure, preparing, done, total, step, steps, secondsLeft, isEstimating } = progress;
  const whole = [
    ...(step === undefined || steps === undefined || steps < 2 ? [] : [`step ${step} of ${steps}`]),
    ...(isEstimating ? ['estimating the time left…'] : []),
    ...(secondsLeft === undefined ? [] : [`${formatAbout(secondsLeft)} left`]),
  ].join(', ');
  const how =
    preparing === undefined
      ? ` ${Math.floor(done).toLocaleString('en')} of ${total.toLocaleString('en')}`
      : `: ${preparing} ${Math.floor(100 * shareOf(progress))}%`;
  return `${whole === '' ? '' : `${whole} · `}${titleOf(measure)}${how}`;
}

type Stage = Extract<MixProgress, { stage: string }>;

function stageShare(progress: Stage): number {
  return progress.stage === 'writing' ? shareOf(progress) : 0;
}

function stageWords(progress: Stage): string {
  if (progress.stage === 'drawing') return 'drawing rows';
  return `writing the mixture ${Math.floor(100 * shareOf(progress))}%`;
}

function shareOf({ done, total }: { readonly done: number; readonly total: number }): number {
  return total > 0 ? Math.min(1, done / total) : 0;
}
