import * as l10n from '@vscode/l10n';
import type { PartialRecipe } from '../../src/core/mixture/recipe';
import type { PanelHost } from '../../src/core/protocol/panelApi';
import { blendOf } from '../../src/core/scores/blend';
import { baseline } from '../../src/core/scores/primary';
import type { ColumnHead } from '../../src/core/scores/columnHead';
import type { ScoreTable } from '../../src/core/scores/table';
import { BlendTable } from './blendTable';
import { button, dropdown, setEnabled } from '../frame/controls';
import type { Difficulty } from '../bands/difficulty';
import { html, setText } from '../frame/element';
import { mixtureFields } from './mixtureFields';
import { MixturePreview } from './mixturePreview';
import type { MixtureChoices } from '../state/panelState';
import { Latest } from '../frame/latest';
import { asDraw, asSet } from '../frame/payload';
import { recipeOf } from './recipeOf';
import { SetFacts } from '../rows/setFacts';
import { isKnown, showColumn, type ShownColumn } from '../charts/shownColumn';

/** How long the form must rest before a mixture is drawn. */
const patience = 100;

/** How long it must rest more before the mixture is described as a set. */
const factsPatience = 400;

/** What a mixture is drawn from. */
export interface MixtureSource {
  readonly columns: readonly ColumnHead[];
  /** Some of them with their numbers. */
  readonly numbersOf: (ids: readonly string[]) => Promise<ScoreTable>;
  readonly difficulty: Difficulty;
  readonly shown: ShownColumn;
  /** The digest of the records. */
  readonly digest?: string | undefined;
}

/** Builds a mixture: what it is to hold, what it would hold, and where it goes. */
export class MixtureForm {
  readonly element: HTMLElement;
  private readonly preview = new MixturePreview();
  private readonly facts = new SetFacts();
  private readonly by;
  private readonly blend: BlendTable;
  private factsTimer: number | undefined;
  private readonly write;
  private readonly save;
  private source: MixtureSource | undefined;
  private timer: number | undefined;
  private asked = 0;
  private readonly latestFacts = new Latest();
  /** The digest of the draw that is shown; undefined while another one is made. */
  private drawn: string | undefined;
  private isWriteWanted = false;
  private isDrawn = true;
  private isCurrent = true;

  constructor(
    private form: MixtureChoices,
    private readonly host: Pick<PanelHost, 'preview' | 'describeSet' | 'writeMixture' | 'saveRecipe'>,
    private readonly remember: (form: MixtureChoices) => void,
    private readonly perform: (act: Promise<unknown>) => void,
  ) {
    this.write = button(l10n.t('Write Mixture…'), 'primary', () => this.writeDrawn());
    this.save = button(l10n.t('Save Recipe…'), 'secondary', () =>
      this.withRecipe((recipe) => this.host.saveRecipe({ recipe })),
    );
    this.by = dropdown(l10n.t('By'), (by) => this.goBy(by as MixtureChoices['by']));
    this.blend = new BlendTable((weights) => this.change({ weights }));
    const fields = mixtureFields(form, (part) => this.change(part), this.by.element);
    fields.append(this.blend.element);
    const buttons = html('div', { class: 'mixture-buttons' }, this.write.element, this.save.element);
    const title = html('h2', {}, l10n.t('Mixture'));
    this.element = html(
      'section',
      { class: 'mixture', 'aria-label': l10n.t('Mixture') },
      html('div', { class: 'mixture-head' }, title, this.preview.total, buttons),
      html('div', { class: 'mixture-body' }, fields, this.preview.element),
      this.preview.missing,
      this.facts.element,
    );
  }

  /** Draws from other scores, or by other cut-offs. */
  show(source: MixtureSource): void {
    this.source = source;
    this.showBy(source);
    this.draw();
  }

  private change(part: Partial<MixtureChoices>): void {
    this.form = { ...this.form, ...part };
    this.remember(this.form);
    this.draw();
  }

  /** Goes by the primary measure or by a blend, which begins with that measure and one other. */
  private goBy(by: MixtureChoices['by']): void {
    const { source } = this;
    if (!source) return;
    const columns = source.columns.filter(isKnown).map(({ id }) => id);
    const own = source.difficulty.column.id;
    const other = [baseline, ...columns].find((id) => id !== own && columns.includes(id));
    const isNew = !columns.some((id) => id in this.form.weights);
    const weights = isNew ? { [own]: '1', ...(other !== undefined && { [other]: '1' }) } : this.form.weights;
    this.change(by === 'blend' ? { by, weights } : { by });
    this.showBy(source);
  }

  /** The form as it is seen: a measure that is not there, or no longer, is not in the blend. */
  private get shownForm(): MixtureChoices {
    const isThere = ([id]: [string, string]): boolean =>
      this.source?.columns.some((one) => one.id === id) ?? false;
    const weights = Object.fromEntries(Object.entries(this.form.weights).filter(isThere));
    return { ...this.form, weights };
  }

  private showBy({ columns, difficulty }: MixtureSource): void {
    this.by.setChoices(
      [
        { value: 'primary', label: difficulty.column.title },
        { value: 'blend', label: l10n.t('A blend…') },
      ],
      this.form.by,
    );
    this.blend.element.hidden = this.form.by !== 'blend';
    this.blend.show(columns.filter(isKnown), this.form.weights);
  }

  private draw(): void {
    window.clearTimeout(this.timer);
    this.drawn = undefined;
    this.latestFacts.forget();
    this.facts.await();
    const asked = ++this.asked;
    this.timer = window.setTimeout(() => {
      this.drawNow(asked).catch((error: unknown) => {
        if (asked === this.asked) this.fail(error);
      });
    }, patience);
  }

  private async drawNow(asked: number): Promise<void> {
    const { source } = this;
    if (!source) return;
    const recipe = recipeOf(this.shownForm, source.difficulty);
    const draw = asDraw(await this.host.preview({ recipe }));
    const { blend } = recipe;
    const shown = blend ? blended(blend, await source.numbersOf(Object.keys(blend))) : source.shown;
    if (asked !== this.asked) return;
    if (shown) this.preview.show(draw, shown);
    this.drawn = draw.digest;
    this.describe(recipe);
    this.enable(true);
    if (this.isWriteWanted) this.writeDrawn();
  }

  /** Has what is shown written: where a choice was made just now, as soon as that is shown. */
  private writeDrawn(): void {
    const { drawn } = this;
    this.isWriteWanted = drawn === undefined;
    if (drawn === undefined) return;
    this.withRecipe((recipe) => this.host.writeMixture({ recipe, of: this.source?.digest, drawn }));
  }

  /** What it is as a set takes longer to tell: the form must rest for it. */
  private describe(recipe: PartialRecipe): void {
    window.clearTimeout(this.factsTimer);
    this.factsTimer = window.setTimeout(() => {
      this.latestFacts.ask(this.host.describeSet({ recipe }).then(asSet), (report) =>
        this.facts.show(report),
      );
    }, factsPatience);
  }

  private fail(error: unknown): void {
    this.isWriteWanted = false;
    this.preview.missing.hidden = true;
    setText(this.preview.total, error instanceof Error ? error.message : String(error));
    this.facts.show(undefined);
    this.enable(false);
  }

  /** Whether a mixture can be written: not while the file is another one. */
  setCurrent(isCurrent: boolean): void {
    this.isCurrent = isCurrent;
    setEnabled(this.write, isCurrent && this.isDrawn);
  }

  private enable(enabled: boolean): void {
    this.isDrawn = enabled;
    setEnabled(this.write, enabled && this.isCurrent);
    setEnabled(this.save, enabled);
    this.element.toggleAttribute('data-error', !enabled);
  }

  private withRecipe(act: (recipe: PartialRecipe) => Promise<unknown>): void {
    try {
      if (this.source) this.perform(act(recipeOf(this.shownForm, this.source.difficulty)));
    } catch (error) {
      this.fail(error);
    }
  }
}

/** The blend of a recipe as it is drawn; undefined where a measure of it is not there. */
function blended(weights: Readonly<Record<string, number>>, table: ScoreTable): ShownColumn | undefined {
  const columns = Object.keys(weights).flatMap((id) => table.filter((column) => column.id === id));
  const isWhole = columns.length === Object.keys(weights).length;
  return isWhole ? showColumn(blendOf(weights, columns), 'small') : undefined;
}
