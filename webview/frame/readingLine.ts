import * as l10n from '@vscode/l10n';
import type { Detection, Subject } from '../../src/core/detection/detection';
import { html } from './element';
import { roleWords } from './roleWords';

/** What of a reading is told in the header; the rest only where it is not certain. */
const told: readonly Subject[] = ['question', 'answer', 'choices', 'label', 'difficulty'];

/** How the dataset is read, in a line: which field is what, what is not certain of it, and the way to change it. */
export class ReadingLine {
  private readonly parts = html('span', { class: 'reading-parts' });
  readonly element: HTMLElement;

  constructor(chooseFields: () => void) {
    const choose = html('button', { class: 'bare link' }, l10n.t('Choose Fields…'));
    choose.addEventListener('click', chooseFields);
    this.element = html('div', { class: 'reading', hidden: true }, this.parts, choose);
  }

  /** Shows what was found out of a dataset. */
  show(detections: readonly Detection[] = []): void {
    const shown = detections.filter(({ subject, grade }) => grade !== 'certain' || told.includes(subject));
    this.element.hidden = shown.length === 0;
    const asked = shown.find(({ subject }) => subject === 'question')?.taken;
    this.parts.replaceChildren(...shown.map((one) => partOf(one, takenWords(one, asked))));
  }
}

/** What was taken: of a conversation that is question and answer at once, which part is the answer; where nothing was, that. */
function takenWords({ subject, taken }: Detection, asked: string | undefined): string {
  if (taken === '') return l10n.t('none');
  return subject === 'answer' && taken === asked ? l10n.t('the last turn of {0}', taken) : taken;
}

function partOf({ subject, why, grade, question }: Detection, words: string): HTMLElement {
  const mark = { certain: '', likely: l10n.t('likely'), unsure: l10n.t('unsure') }[grade];
  const part = html('span', { class: 'reading-part', 'data-grade': grade });
  part.title = question ?? why;
  part.append(html('b', {}, subjectWord(subject)), ` ${words}`);
  if (mark !== '') part.append(' ', html('i', {}, mark));
  return part;
}

/** What a subject is called. */
function subjectWord(subject: Subject): string {
  const words: Record<Subject, string> = {
    format: l10n.t('format'),
    encoding: l10n.t('encoding'),
    header: l10n.t('header'),
    records: l10n.t('records'),
    ...roleWords(),
    direction: l10n.t('direction'),
    levels: l10n.t('levels'),
    respondent: l10n.t('respondent'),
    item: l10n.t('item'),
    verdict: l10n.t('verdict'),
    step: l10n.t('training step'),
    scale: l10n.t('scale'),
    join: l10n.t('join'),
  };
  return words[subject];
}
