import * as l10n from '@vscode/l10n';
import type { RolloutReport } from '../../../src/core/mixture/rolloutReport';
import { button, setEnabled } from '../../frame/controls';
import { html, setText } from '../../frame/element';
import { formatNumber } from '../../frame/format';
import type { Action } from '../../frame/header';
import { domainTable } from './domainTable';
import { policyPlot } from './policyPlot';
import { learnableSentence, triesWords } from './rolloutWords';

/** What the tries of policies come to: their pass rates, what is learnable, and the way to a mixture of that. */
export class RolloutSection {
  readonly element: HTMLElement;
  private readonly tries = html('p', { class: 'rollout-tries' });
  private readonly plots = html('div', { class: 'rollout-figures' });
  private readonly meaning = html('p', { class: 'rollout-meaning' });
  private readonly write;
  private isLearnable = false;
  private isIdle = true;

  constructor(act: (action: Action) => void) {
    this.write = button(l10n.t('Write Learnable Mixture…'), 'secondary', () => act('buildLearnable'));
    const foot = html('div', { class: 'rollout-foot' }, this.meaning, this.write.element);
    this.element = html(
      'section',
      { class: 'rollouts', hidden: true, 'aria-label': l10n.t('Rollouts') },
      this.tries,
      this.plots,
      foot,
    );
  }

  /** Shows what tries come to; nothing where the responses are none. */
  show(report: RolloutReport | undefined): void {
    this.element.hidden = report === undefined;
    if (!report) return;
    const { policies } = report;
    setText(this.tries, [triesWords(report, policies), ...othersWords(report)].join(' · '));
    const table = domainTable(report);
    this.plots.replaceChildren(
      ...policies.map((policy) => policyPlot(policy, policies.length > 1)),
      ...(table ? [table] : []),
    );
    setText(this.meaning, learnableSentence(report));
    // Several policies have no one chance that a mixture could go by.
    this.write.element.hidden = policies.length + report.others > 1;
    this.isLearnable = policies[0]!.counts.learnable > 0;
    this.enable();
  }

  /** Nothing is written while the engine works. */
  setIdle(idle: boolean): void {
    this.isIdle = idle;
    this.enable();
  }

  private enable(): void {
    setEnabled(this.write, this.isIdle && this.isLearnable);
  }
}

function othersWords({ policies, others }: RolloutReport): string[] {
  if (others === 0) return [];
  return [
    l10n.t(
      'the {0} policies of {1} with the most tries',
      formatNumber(policies.length),
      formatNumber(policies.length + others),
    ),
  ];
}
