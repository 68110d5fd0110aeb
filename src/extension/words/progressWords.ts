import { l10n } from 'vscode';
import { titleOf } from '../../core/measures/catalogue';
import type { ScoreProgress } from '../../core/protocol/engineApi';
import { aboutTime } from '../../core/pace/aboutTime';
import { formatNumber, formatShare } from './numbers';

/** A time as it is told to people who wait: "about 3 min". */
export function formatAbout(seconds: number): string {
  const about = aboutTime(seconds);
  if (about.unit === 'less than a minute') return l10n.t('less than a minute');
  return about.unit === 'minutes'
    ? l10n.t('about {0} min', formatNumber(about.count))
    : l10n.t('about {0} h', formatNumber(about.count));
}

/** How far scoring has come: "step 9 of 12: learning curve · training heads 40% · about 3 min left". */
export function progressWords(progress: ScoreProgress): string {
  const { measure, preparing, done, total, secondsLeft, isEstimating } = progress;
  const how =
    preparing === undefined
      ? l10n.t('{0} of {1}', formatNumber(Math.floor(done)), formatNumber(total))
      : `${preparing} ${formatShare(total > 0 ? Math.min(1, done / total) : 0)}`;
  const time = isEstimating ? [l10n.t('estimating the time left…')] : [];
  const left = secondsLeft === undefined ? time : [l10n.t('{0} left', formatAbout(secondsLeft))];
  return [stepWords(progress, titleOf(measure)), how, ...left].join(' · ');
}

function stepWords({ step, steps }: ScoreProgress, title: string): string {
  return step === undefined || steps === undefined || steps < 2
    ? title
    : l10n.t('step {0} of {1}: {2}', formatNumber(step), formatNumber(steps), title);
}
