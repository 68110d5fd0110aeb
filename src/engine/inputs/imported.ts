import type { Given, Need } from '../../core/measures/measure';
import type { ImportedKind, Remark, Remedy } from '../../core/remedy';
import { UserError } from '../../core/userError';
import {
  importIdentity,
  importNote,
  type ImportKind,
  type RememberedImport,
} from '../responseLogs/joining/rememberedImport';
import { datasetDigest } from '../responseLogs/joining/rememberedJoin';
import type { Handed, Input, InputKind, Lack } from './input';
import type { Placed } from './placed';

/** An input that a user imports: `R` is what the dataset remembers of it, `F` what is found by that. */
export interface Imported<R extends RememberedImport, F> {
  /** The need that it meets, and the part that it gives. */
  readonly need: ImportedKind;
  /** Other needs that it meets. */
  readonly alsoMeets?: readonly Need[];
  /** What it lacks of these needs though it was imported. */
  readonly lacks?: (remembered: R, needs: readonly Need[]) => Lack | undefined;
  readonly kind: ImportKind<R>;
  /** "responses to it were imported", of a dataset that has a name or is "it". */
  readonly wereImported: (dataset: string) => string;
  /** "of the responses to it". */
  readonly ofIt: string;
  /** What one of it is called: "item". */
  readonly item: string;
  /** Finds it, and the examples that it is of. Throws UserError where it is gone. */
  readonly find: (remembered: R, place: Placed) => Promise<F>;
  /** How many of it were found when it was imported and are not any more. */
  readonly lost: (found: F) => number;
  /** What measures are given of it. */
  readonly parts: (found: () => Promise<F>) => Partial<Given>;
}

/** The kind of an input that is imported. */
export function importedKind<R extends RememberedImport, F>(
  imported: Imported<R, F>,
): InputKind<ImportedInput<R, F>> {
  const { need, kind, wereImported } = imported;
  return {
    meets: [need, ...(imported.alsoMeets ?? [])],
    gives: [need],
    lack: { why: `no ${wereImported('it')}`, remedy: importRemedy(need, false) },
    find: () =>
      Promise.resolve(
        async (place) => new ImportedInput(imported, place, await importNote(kind, place.store.base).now()),
      ),
  };
}

/** An input that was imported for a dataset, or was not. */
export class ImportedInput<R extends RememberedImport, F> implements Input {
  private found: Promise<F> | undefined;

  constructor(
    private readonly imported: Imported<R, F>,
    private readonly place: Placed,
    /** What the dataset remembers of it; undefined where it was not imported. */
    readonly remembered: R | undefined,
  ) {}

  get isThere(): boolean {
    return this.remembered !== undefined;
  }

  /** What is lacking of it for these needs; undefined where nothing is. */
  lacks(needs: readonly Need[]): Lack | undefined {
    return this.remembered && this.imported.lacks?.(this.remembered, needs);
  }

  get digest(): string {
    return this.remembered ? importIdentity(this.remembered) : '';
  }

  /** What was imported, joined to the dataset. Throws UserError where nothing was, and where it is gone. */
  async joined(): Promise<F> {
    const { remembered, place, imported } = this;
    if (!remembered)
      throw new UserError(`No ${imported.wereImported(place.file.index.name)}.`, {
        remedy: importRemedy(imported.need, false),
      });
    return (this.found ??= imported.find(remembered, place));
  }

  give(): Promise<Handed> {
    return Promise.resolve({ parts: this.imported.parts(() => this.joined()) });
  }

  /** That its note is damaged, as a remark; none where it is not. */
  async damageRemarks(): Promise<Remark[]> {
    const { place, imported } = this;
    if (!(await importNote(imported.kind, place.store.base).isDamaged())) return [];
    return [this.remark(`What ${place.file.index.name} remembered ${imported.ofIt} is damaged.`)];
  }

  /** That much of it is of no row any more, as a remark; none where that is not so. */
  async lossRemarks(): Promise<Remark[]> {
    const { item, kind } = this.imported;
    const lost = await this.lost();
    if (lost === 0) return [];
    const [many, are] = lost === 1 ? [`1 ${item}`, 'is'] : [`${lost.toLocaleString('en')} ${item}s`, 'are'];
    return [
      this.remark(
        `The dataset was changed since they were imported: ${many} of the ${kind.title} ${are} not found in it any more.`,
      ),
    ];
  }

  private async lost(): Promise<number> {
    const join = this.remembered?.join;
    if (!join || join.dataset === datasetDigest(this.place.file)) return 0;
    try {
      return this.imported.lost(await this.joined());
    } catch (error) {
      // What was imported and is not kept any more is said where it is asked for.
      if (error instanceof UserError) return 0;
      throw error;
    }
  }

  private remark(text: string): Remark {
    return { text, remedy: importRemedy(this.imported.need, true) };
  }
}

function importRemedy(what: ImportedKind, again: boolean): Remedy {
  return { kind: 'import', what, again };
}
