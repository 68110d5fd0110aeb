import { html, setText } from './element';

/** Says that the file is not any more what is shown. */
export class ChangedNote {
  private readonly words = html('span');
  readonly element = html('div', { class: 'changed-note', role: 'status', hidden: true }, this.words);

  /** Shows why; nothing where there is nothing to say. */
  show(words: string): void {
    setText(this.words, words);
    this.element.hidden = words === '';
  }
}
