import { html, setText } from '../frame/element';
import { putTip } from '../frame/tipPlace';

/** What is said of the bin under the pointer. */
export interface Tip {
  readonly bin: number;
  readonly bins: number;
  readonly text: string;
}

/** Says what the bin under the pointer holds. */
export class BinTip {
  private readonly tip = html('div', { class: 'tip', hidden: true, 'aria-hidden': 'true' });
  private readonly column = html('div', { class: 'tip-bin', hidden: true });
  private place: number | undefined;

  constructor(
    private readonly field: HTMLElement,
    private readonly tipFor: (place: number) => Tip | undefined,
  ) {
    field.append(this.column, this.tip);
    field.addEventListener('pointermove', (event) => {
      const { left, width } = field.getBoundingClientRect();
      this.place = (event.clientX - left) / width;
      this.refresh();
    });
    field.addEventListener('pointerleave', () => {
      this.place = undefined;
      this.refresh();
    });
  }

  /** Says it again: what is selected may have changed. */
  refresh(): void {
    const tip = this.place === undefined ? undefined : this.tipFor(this.place);
    this.tip.hidden = this.column.hidden = tip === undefined;
    if (!tip) return;
    setText(this.tip, tip.text);
    this.column.style.left = `${(100 * tip.bin) / tip.bins}%`;
    this.column.style.width = `${100 / tip.bins}%`;
    const { clientWidth, clientHeight } = this.field;
    const width = clientWidth / tip.bins;
    putTip(this.tip, { left: tip.bin * width, top: 0, width, height: clientHeight }, this.field);
  }
}
