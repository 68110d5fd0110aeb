import { hash } from 'node:crypto';
import type { Example } from '../../../core/dataset/example';
import { loosely } from './looseName';
import { mayBeSame, numberIn, numberOfName, type ItemIndex, type ItemNames } from './itemIndex';
import { textHash } from '../reading/textHash';

/** An item and an example that was found for it. */
export interface JoinedPair {
  /** Index of the item. */
  readonly item: number;
  readonly row: number;
  /** The example's own id; empty where it has none. */
  readonly key: string;
  /** The beginning of its question. */
  readonly question: string;
}

/** How often what both sides tell of a pair is the same. */
export interface Compared {
  readonly same: number;
  readonly different: number;
  /** The first pair that differs. */
  readonly example: JoinedPair | undefined;
}

/** What speaks for and against a join. */
export interface JoinEvidence {
  /** The first pair. */
  readonly example: JoinedPair | undefined;
  /** The dataset's own ids beside the names that the log has. */
  readonly ids: Compared;
  /** The dataset's questions beside those that the log carries. */
  readonly questions: Compared;
  /** Items of several rows that differ, with two of the rows: they belong to none. */
  readonly ambiguous: { readonly items: number; readonly example: readonly [JoinedPair, number] | undefined };
  /** Items that are the same example as another, with one pair of them. */
  readonly twins: { readonly items: number; readonly example: readonly [number, number] | undefined };
  /** By row: what the first row is called by; undefined where that is not guessed. */
  readonly countedFrom: 0 | 1 | undefined;
  /** By id: how many would be found if every number among the ids were one higher, or one lower, whichever finds more. */
  readonly offByOne: number;
}

const longestQuestion = 200;

/** One way to find the examples of items, while the examples go by. */
export class Join {
  readonly itemOfRow: Int32Array;
  /** How many items were found. */
  found = 0;
  private readonly firstRow: Int32Array;
  private readonly content: Float64Array;
  private readonly conflicts = new Map<number, readonly [JoinedPair, number]>();
  private readonly ids = new Comparison();
  private readonly questions = new Comparison();
  private readonly shifted = { up: new Set<number>(), down: new Set<number>() };
  private example: JoinedPair | undefined;

  constructor(
    readonly index: ItemIndex,
    private readonly names: ItemNames,
    rows: number,
  ) {
    this.itemOfRow = new Int32Array(rows).fill(-1);
    this.firstRow = new Int32Array(index.itemOf.size === 0 ? 0 : names.items.length).fill(-1);
    this.content = new Float64Array(this.firstRow.length);
  }

  /** Looks for the item of the next example. */
  add(example: Example): void {
    if (this.index.itemOf.size === 0) return;
    const { by, isLoose, byNumber, affix } = this.index;
    if (by === 'key' && !isLoose && !affix) this.shift(byNumber ? numberOfName(example.key) : example.key);
    const name = this.index.nameOf(example);
    const item = name === '' ? undefined : this.index.itemOf.get(name);
    if (item === undefined || (byNumber && !mayBeSame(this.names.items[item]!, example.key))) return;
    this.take(item, example);
  }

  /** Lets go of the items whose rows differ; called once all examples went by. */
  finish(): void {
    if (this.conflicts.size > 0)
      this.itemOfRow.forEach((item, row) => {
        if (this.conflicts.has(item)) this.itemOfRow[row] = -1;
      });
    this.found -= this.conflicts.size;
  }

  /** Whether an item was found. */
  has(item: number): boolean {
    return (this.firstRow[item] ?? -1) >= 0 && !this.conflicts.has(item);
  }

  /** Whether no two rows that differ share an item, and no two items a row. */
  get isOneToOne(): boolean {
    return this.conflicts.size === 0 && !this.index.twins.some(([, first]) => this.has(first));
  }

  /** What speaks for and against it. */
  evidence(): JoinEvidence {
    const { index, conflicts, shifted, example } = this;
    const twins = index.twins.filter(([, first]) => this.has(first));
    const [conflict] = conflicts.values();
    return {
      example,
      ids: this.ids.result(),
      questions: this.questions.result(),
      ambiguous: { items: conflicts.size, example: conflict },
      twins: { items: twins.length, example: twins[0] },
      countedFrom: index.countedFrom,
      offByOne: Math.max(shifted.up.size, shifted.down.size),
    };
  }

  private take(item: number, example: Example): void {
    this.itemOfRow[example.row] = item;
    const pair = (): JoinedPair => pairOf(item, example);
    const first = this.firstRow[item]!;
    if (first < 0) {
      this.firstRow[item] = example.row;
      this.content[item] = contentOf(example);
      this.found++;
      this.example ??= pair();
    } else if (this.content[item] !== contentOf(example) && !this.conflicts.has(item))
      this.conflicts.set(item, [pair(), first]);
    this.compare(item, example, pair);
  }

  private compare(item: number, { key, question, id }: Example, pair: () => JoinedPair): void {
    const clue = this.names.clues.get(item);
    if (key !== '' && this.index.by === 'row')
      this.ids.add(areAlike(clue?.key ?? this.names.items[item]!, key), pair);
    if (clue?.text !== undefined && clue.text !== '' && question !== '')
      this.questions.add(clue.text === textHash(question), pair);
    else if (clue?.id !== undefined && clue.id !== '') this.questions.add(clue.id === id, pair);
  }

  private shift(key: string): void {
    if (!/^(0|[1-9]\d{0,14})$/.test(key)) return;
    const number = Number(key);
    const [lower, higher] = [number - 1, number + 1].map((one) => this.index.itemOf.get(String(one)));
    if (lower !== undefined) this.shifted.up.add(lower);
    if (higher !== undefined) this.shifted.down.add(higher);
  }
}

class Comparison {
  private same = 0;
  private different = 0;
  private example: JoinedPair | undefined;

  add(isSame: boolean, pair: () => JoinedPair): void {
    if (isSame) this.same++;
    else {
      this.different++;
      this.example ??= pair();
    }
  }

  result(): Compared {
    const { same, different, example } = this;
    return { same, different, example };
  }
}

function pairOf(item: number, { row, key, question }: Example): JoinedPair {
  return { item, row, key, question: question.slice(0, longestQuestion) };
}

/** Whether a log's name and a dataset's id mean the same: "q7", "7" and "Item 7" do. */
function areAlike(name: string, key: string): boolean {
  if (loosely(name) === loosely(key)) return true;
  const number = numberIn(name);
  return number !== undefined && number === numberIn(key);
}

/** What an example asks, as a number of 48 bits: examples that ask the same may share an item. */
function contentOf({ question, context, choices, id }: Example): number {
  const asked = question === '' && context === '' ? id : JSON.stringify([question, context, choices]);
  return parseInt(hash('sha256', asked, 'hex').slice(0, 12), 16);
}
