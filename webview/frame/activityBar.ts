import * as l10n from '@vscode/l10n';
import type { Activity } from '../../src/core/protocol/activity';
import { button } from './controls';
import { html, setAttributes, setText } from './element';
import { formatAbout, formatNumber } from './format';

/** What the engine is doing: how far it has come, or why it stopped. */
export class ActivityBar {
  readonly element: HTMLElement;
  private readonly words = html('span', { class: 'activity-words' });
  private readonly bar = html('div', {
    class: 'progress',
    role: 'progressbar',
    'aria-valuemin': 0,
  });
  private readonly done = html('div', { class: 'progress-done' });
  private readonly cancel;
  private readonly again;
  private readonly log;

  constructor(act: (action: 'cancel' | 'score' | 'showLog') => void) {
    this.cancel = button(l10n.t('Cancel'), 'secondary', () => act('cancel'));
    this.again = button(l10n.t('Score Again'), 'primary', () => act('score'));
    this.log = button(l10n.t('Show Log'), 'secondary', () => act('showLog'));
    this.bar.append(this.done);
    const buttons = [this.cancel, this.again, this.log].map(({ element }) => element);
    this.element = html('div', { class: 'activity', hidden: true }, this.words, ...buttons, this.bar);
  }

  /** Shows what is going on; nothing where nothing is. */
  show(activity: Activity): void {
    this.element.hidden = activity.kind === 'idle';
    this.element.dataset['kind'] = activity.kind;
    const stopped = activity.kind === 'stopped';
    setAttributes(this.words, { role: stopped ? 'alert' : undefined });
    this.cancel.element.hidden = stopped;
    this.again.element.hidden = this.log.element.hidden = !stopped;
    this.bar.hidden = stopped;
    if (activity.kind === 'stopped') setText(this.words, activity.message);
    if (activity.kind === 'scoring') this.scoring(activity);
    if (activity.kind === 'calibrating') this.calibrating(activity);
  }

  private scoring(activity: Extract<Activity, { kind: 'scoring' }>): void {
    const { measure, preparing, done, total, step, steps, share, secondsLeft, isEstimating } = activity;
    const parts = [
      l10n.t('Scoring {0}', measure),
      ...(step === undefined || steps === undefined || steps < 2
        ? []
        : [l10n.t('step {0} of {1}', formatNumber(step), formatNumber(steps))]),
      preparing ?? l10n.t('{0} of {1}', formatNumber(Math.floor(done)), formatNumber(total)),
    ];
    if (!Number.isNaN(secondsLeft)) parts.push(l10n.t('{0} left', formatAbout(secondsLeft)));
    else if (isEstimating === true) parts.push(l10n.t('estimating the time left…'));
    this.progress(l10n.t('Scoring'), parts, share ?? (total > 0 ? Math.min(1, done / total) : 0));
  }

  private calibrating({ what, done }: Extract<Activity, { kind: 'calibrating' }>): void {
    const parts = [l10n.t('Calibrating the responses'), what];
    this.progress(l10n.t('Calibrating'), parts, Math.max(0, Math.min(1, done)));
  }

  /** A share of NaN is not known yet. */
  private progress(label: string, parts: readonly string[], share: number): void {
    const known = !Number.isNaN(share);
    setText(this.words, parts.join(' · '));
    this.done.style.width = `${known ? 100 * share : 0}%`;
    setAttributes(this.bar, {
      'aria-label': label,
      'aria-valuemax': 100,
      'aria-valuenow': known ? Math.round(100 * share) : undefined,
      'aria-valuetext': parts.slice(1).join(', '),
      'data-unknown': !known,
    });
  }
}
