import * as l10n from '@vscode/l10n';
import type { RespondentColumns } from '../../../src/core/protocol/answers/calibrationColumns';
import { html, setAttributes, setText } from '../../frame/element';
import {
  formatDecimals,
  formatEstimate,
  formatInterval,
  formatNumber,
  formatShare,
  normal95,
} from '../../frame/format';
import { shownName } from '../../rows/rowLine';
import { respondentNote } from '../items/flagGroups';
import type { LinearAxis } from '../../charts/linearAxis';

/** What is shown of a respondent. */
export interface RespondentFacts {
  readonly people: RespondentColumns;
  readonly respondent: number;
  readonly position: number;
  readonly axis: LinearAxis;
  /** The share that they had right of the chosen item; undefined where they did not answer it. */
  readonly onItem: number | undefined;
}

/** One line of the table of respondents; an element that is used again for others. */
export class RespondentLine {
  readonly element: HTMLElement;
  private readonly name = html('bdi', { class: 'respondent-name', role: 'cell', dir: 'auto' });
  private readonly ability = html('span', { class: 'respondent-number', role: 'cell' });
  private readonly plot = html('span', { class: 'respondent-plot', role: 'cell' });
  private readonly whisker = html('span', { class: 'respondent-whisker' });
  private readonly dot = html('span', { class: 'respondent-dot' });
  private readonly share = html('span', { class: 'respondent-number', role: 'cell' });
  private readonly answers = html('span', { class: 'respondent-number respondent-answers', role: 'cell' });
  private readonly onItem = html('span', { class: 'respondent-item', role: 'cell' });

  constructor() {
    this.plot.append(this.whisker, this.dot);
    this.element = html('div', { class: 'respondent', role: 'row' });
    this.element.append(this.name, this.ability, this.plot, this.share, this.answers, this.onItem);
  }

  /** Shows a respondent at a place of the table. */
  show({ people, respondent, position, axis, onItem }: RespondentFacts, top: number): void {
    const [ability, se] = [people.ability[respondent]!, people.abilitySe[respondent]!];
    const [answers, correct] = [people.attempts[respondent]!, people.correct[respondent]!];
    this.element.style.transform = `translateY(${top}px)`;
    // The heading is the first row.
    this.element.setAttribute('aria-rowindex', String(position + 2));
    const note = respondentNote(people.flags[respondent]!);
    const name = shownName(people.names[respondent]!);
    setText(this.name, name);
    this.name.title = name;
    setText(this.ability, formatDecimals(ability, 2));
    const words = Number.isNaN(se)
      ? l10n.t('no ability')
      : l10n.t('ability {0} (95%: {1})', formatEstimate(ability, se), formatInterval(ability, se));
    this.ability.title = words;
    this.plot.title = words;
    this.place(ability, se, axis);
    setText(this.share, formatShare(correct / answers));
    this.share.title = note;
    this.share.toggleAttribute('data-note', note !== '');
    setText(this.answers, formatNumber(answers));
    this.showOnItem(onItem);
  }

  private place(ability: number, se: number, axis: LinearAxis): void {
    this.dot.hidden = Number.isNaN(ability);
    this.whisker.hidden = Number.isNaN(ability) || Number.isNaN(se);
    if (Number.isNaN(ability)) return;
    const [low, high] = [-1, 1].map((sign) => axis.place(ability + sign * normal95 * se));
    this.dot.style.left = `${100 * axis.place(ability)}%`;
    this.whisker.style.left = `${100 * low!}%`;
    this.whisker.style.width = `${100 * (high! - low!)}%`;
  }

  private showOnItem(share: number | undefined): void {
    const [sign, words] =
      share === undefined
        ? ['', l10n.t('did not answer the chosen item')]
        : share >= 1
          ? ['✓', l10n.t('correct')]
          : share <= 0
            ? ['✕', l10n.t('wrong')]
            : [formatShare(share), l10n.t('{0} correct', formatShare(share))];
    setText(this.onItem, sign);
    this.onItem.title = words;
    setAttributes(this.onItem, { 'aria-label': words, 'data-correct': share !== undefined && share >= 1 });
  }
}
