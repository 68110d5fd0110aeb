import * as l10n from '@vscode/l10n';
import type { PartialRecipe } from '../src/core/mixture/recipe';
import type { PanelHost } from '../src/core/protocol/panelApi';
import type { ScoreTable } from '../src/core/scores/table';
import { button, setEnabled } from './controls';
import type { Difficulty } from './difficulty';
import { html, setText } from './element';
import { mixtureFields } from './mixtureFields';
import { MixturePreview } from './mixturePreview';
import type { MixtureChoices } from './panelState';
import { asDraw } from './payload';
import { recipeOf } from './recipeOf';
import type { ShownColumn } from './shownColumn';

/** How long the form must rest before a mixture is drawn. */
const patience = 100;

/** What a mixture is drawn from. */
export interface MixtureSource {
  readonly table: ScoreTable;
  readonly difficulty: Difficulty;
  readonly shown: ShownColumn;
}

/** Builds a mixture: what it is to hold, what it would hold, and where it goes. */
export class MixtureForm {
  readonly element: HTMLElement;
  private readonly preview = new MixturePreview();
  private readonly write;
  private readonly save;
  private source: MixtureSource | undefined;
  private timer: number | undefined;
  private asked = 0;

  constructor(
    private form: MixtureChoices,
    private readonly host: Pick<PanelHost, 'preview' | 'writeMixture' | 'saveRecipe'>,
    remember: (form: MixtureChoices) => void,
    private readonly perform: (act: Promise<unknown>) => void,
  ) {
    this.write = button(l10n.t('Write Mixture…'), 'primary', () =>
      this.withRecipe((recipe) => this.host.writeMixture({ recipe })),
    );
    this.save = button(l10n.t('Save Recipe…'), 'secondary', () =>
      this.withRecipe((recipe) => this.host.saveRecipe({ recipe })),
    );
    const fields = mixtureFields(form, (part) => {
      this.form = { ...this.form, ...part };
      remember(this.form);
      this.draw();
    });
    const buttons = html('div', { class: 'mixture-buttons' }, this.write.element, this.save.element);
    const title = html('h2', {}, l10n.t('Mixture'));
    this.element = html(
      'section',
      { class: 'mixture', 'aria-label': l10n.t('Mixture') },
      html('div', { class: 'mixture-head' }, title, this.preview.total, buttons),
      html('div', { class: 'mixture-body' }, fields, this.preview.element),
    );
  }

  /** Draws from other scores, or by other cut-offs. */
  show(source: MixtureSource): void {
    this.source = source;
    this.draw();
  }

  private draw(): void {
    window.clearTimeout(this.timer);
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
    const draw = asDraw(await this.host.preview({ recipe: recipeOf(this.form, source.difficulty) }));
    if (asked !== this.asked) return;
    this.preview.show(draw, source.shown, source.table);
    this.enable(true);
  }

  private fail(error: unknown): void {
    setText(this.preview.total, error instanceof Error ? error.message : String(error));
    this.enable(false);
  }

  private enable(enabled: boolean): void {
    setEnabled(this.write, enabled);
    setEnabled(this.save, enabled);
    this.element.toggleAttribute('data-error', !enabled);
  }

  private withRecipe(act: (recipe: PartialRecipe) => Promise<unknown>): void {
    try {
      if (this.source) this.perform(act(recipeOf(this.form, this.source.difficulty)));
    } catch (error) {
      this.fail(error);
    }
  }
}
