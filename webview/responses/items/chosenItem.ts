import * as l10n from '@vscode/l10n';
import type { ExampleBrief } from '../../../src/core/protocol/answers/exampleBrief';
import type { CalibrationReport } from '../../../src/core/protocol/answers/calibrationReport';
import type { ItemAnswers } from '../../../src/core/protocol/answers/itemAnswers';
import { flagWords } from '../../../src/core/psychometrics/tables/flags';
import { html, setText } from '../../frame/element';
import { lineWords, shownName } from '../../rows/rowLine';
import { CurvePlot } from './curvePlot';
import { itemFacts } from './itemFacts';
import type { LinearAxis } from '../../charts/linearAxis';

/** Everything about the item that is chosen. */
export class ChosenItem {
  readonly element: HTMLElement;
  private readonly name = html('h2', { class: 'chosen-name', dir: 'auto' });
  private readonly line = html('button', { class: 'bare link', hidden: true });
  private readonly text = html('p', { class: 'chosen-text', dir: 'auto', hidden: true });
  private readonly flags = html('p', { class: 'chosen-flags' });
  private readonly facts = html('div', { class: 'chosen-facts' });
  private readonly plot = new CurvePlot();
  private readonly none = html('p', { class: 'chosen-none', hidden: true });
  private readonly live = html('span', { class: 'unseen', role: 'status' });
  private row = -1;

  constructor(reveal: (row: number) => void) {
    this.line.addEventListener('click', () => reveal(this.row));
    const head = html('div', { class: 'chosen-head' }, this.name, this.line);
    this.element = html(
      'section',
      { class: 'chosen', 'aria-label': l10n.t('Chosen item') },
      head,
      this.live,
      this.text,
      this.flags,
      this.facts,
      this.none,
      this.plot.element,
    );
  }

  /** Shows an item; its example and its answers where they have come. */
  show(
    report: CalibrationReport,
    axis: LinearAxis,
    item: number,
    example: ExampleBrief | undefined,
    answers: ItemAnswers | undefined,
  ): void {
    const { items, respondents } = report;
    const name = shownName(items.names[item]!);
    setText(this.name, name);
    this.name.title = name;
    setText(this.live, l10n.t('Chosen: {0}', name));
    this.showExample(items.row[item]!, example);
    const sentences = flagSentences(report, item).join(' ');
    setText(this.flags, sentences);
    this.flags.hidden = sentences === '';
    this.facts.replaceChildren(itemFacts(report, item));
    const curve = {
      slope: items.slope[item]!,
      difficulty: items.difficulty[item]!,
      guessing: items.guessing[item] || 0,
    };
    const drawn = Number.isFinite(curve.slope) && Number.isFinite(curve.difficulty);
    this.none.hidden = drawn;
    setText(this.none, l10n.t('There is no curve: the item has no estimate.'));
    this.plot.element.hidden = !drawn;
    if (!drawn) return;
    const difficultySe = items.difficultySe[item]!;
    this.plot.show({ item: curve, difficultySe, abilities: axis, people: respondents, answers });
  }

  private showExample(row: number, example: ExampleBrief | undefined): void {
    this.row = row;
    this.line.hidden = row < 0;
    const words = example ? l10n.t('Go to {0}', lineWords(example.line)) : l10n.t('Go to Line');
    setText(this.line, words);
    this.text.hidden = row < 0;
    setText(this.text, example ? example.text.trim() || example.problem || '' : '…');
    this.text.title = example?.text ?? '';
  }
}

function flagSentences(report: CalibrationReport, item: number): string[] {
  const { model, priorKind, isPlain } = report.summary;
  return flagWords.item(report.items.flags[item]!, {
    model,
    priors: priorKind ?? (isPlain ? 'none' : 'default'),
  });
}
