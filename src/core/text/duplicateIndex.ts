import type { Example } from '../dataset/example';
import { priority } from '../numbers/priority';
import { bands, bandKeys } from './minHash';
import { tellingText, settledAnswer } from './settledAnswer';
import { shinglesOf } from './shingles';
import { sequenceHash, textHash } from '../numbers/hash';

const orderSeed = 9;

/**
 * What is kept of every example of a dataset to find its duplicates: some 50 bytes, and 64 more for a question that was
 * not there before. Examples that ask the same, word for word, share a node.
 */
export class DuplicateIndex {
  /** By row: the node; -1 where nothing is asked. */
  readonly nodeOfRow: Int32Array;
  /** By row: a hash of what it says is right; 0 where that cannot be compared. */
  readonly answers: Uint32Array;
  /** By row: an order that does not depend on that of the file. */
  readonly order: Float64Array;
  /** By node: the first row that asks it, and a hash of what makes it the question it is. */
  readonly firstRow: number[] = [];
  readonly telling: number[] = [];
  /** By node: as many keys as there are bands. */
  keys = new Uint32Array(1024 * bands);
  private readonly nodes = new Map<number, number>();

  constructor(rows: number) {
    this.nodeOfRow = new Int32Array(rows).fill(-1);
    this.answers = new Uint32Array(rows);
    this.order = new Float64Array(rows);
  }

  /** The number of nodes. */
  get count(): number {
    return this.firstRow.length;
  }

  /** Takes an example in. */
  add(example: Example): void {
    if (example.question === '') return;
    const shingles = shinglesOf(example);
    if (shingles.length === 0) return;
    const { row, id } = example;
    this.nodeOfRow[row] = this.nodeOf(shingles, example);
    this.answers[row] = answerHash(settledAnswer(example));
    this.order[row] = priority(orderSeed, id);
  }

  private nodeOf(shingles: Uint32Array, { row, question }: Example): number {
    // 53 bits: among a million questions two are taken for one another with a chance of 1 in 20,000.
    const telling = textHash(tellingText(question));
    const key = (sequenceHash(shingles, telling) & 0x1fffff) * 2 ** 32 + sequenceHash(shingles, ~telling);
    const known = this.nodes.get(key);
    if (known !== undefined) return known;
    const node = this.count;
    this.nodes.set(key, node);
    this.firstRow.push(row);
    this.telling.push(telling);
    this.makeRoom();
    bandKeys(shingles, this.keys, node * bands);
    return node;
  }

  private makeRoom(): void {
    if (this.count * bands <= this.keys.length) return;
    const keys = new Uint32Array(this.keys.length * 2);
    keys.set(this.keys);
    this.keys = keys;
  }
}

/** The hash of a settled answer; 0 where there is none. */
export function answerHash(answer: string): number {
  return answer === '' ? 0 : textHash(answer) || 1;
}
