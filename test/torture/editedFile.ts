import {
  appendFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { makeRecord, recordText, render, type Format } from './datasets';
import type { Random } from './random';

/** What is done to a dataset's file. */
export const editKinds = [
  'grow',
  'shrink',
  'same size',
  'same size and time',
  'truncate',
  'append',
  'reorder',
  'restore',
  'rename over',
  'half, then whole',
  'delete and make again',
] as const;

/** One kind of edit. */
export type EditKind = (typeof editKinds)[number];

/** A dataset's file that is edited while it is read, and every state that it had. */
export class EditedFile {
  /** Every state that lasted, the first one first. */
  readonly states: Buffer[] = [];
  private readonly lists: (readonly string[])[] = [];
  private records: readonly string[];

  constructor(
    readonly path: string,
    readonly format: Format,
    rows: number,
    private readonly random: Random,
  ) {
    this.records = Array.from({ length: rows }, (_, id) => recordText(makeRecord(random, id), format));
    this.put(render(this.records, format));
    this.lists.push(this.records);
  }

  /** The bytes of the file now. */
  get now(): Buffer {
    return this.states.at(-1)!;
  }

  /** Edits the file. A reader may see it empty, or written in part, for a moment. */
  async edit(kind: EditKind): Promise<void> {
    if (kind === 'truncate') return this.truncate();
    if (kind === 'append') return this.append();
    this.change(kind);
    const bytes = render(this.records, this.format);
    this.lists.push(this.records);
    if (kind === 'rename over') this.renameOver(bytes);
    else if (kind === 'half, then whole') await this.inHalves(bytes);
    else if (kind === 'delete and make again') await this.again(bytes);
    else if (kind === 'same size and time') this.withTime(bytes);
    else this.put(bytes);
  }

  /** Puts a state into the file, after a pause that lets its time differ from that of the last. */
  async restore(state: Buffer): Promise<void> {
    await setTimeout(15);
    writeFileSync(this.path, state);
    await setTimeout(15);
  }

  private put(bytes: Buffer): void {
    writeFileSync(this.path, bytes);
    this.states.push(bytes);
  }

  private change(kind: EditKind): void {
    if (kind === 'restore') this.records = this.random.pick(this.lists);
    else if (kind === 'reorder') this.records = this.random.shuffled(this.records);
    else if (kind === 'shrink') this.records = this.withLine((text) => text.replace(/ [a-z]{3,} /g, ' a '));
    else if (kind.startsWith('same size')) this.records = this.sameSize();
    else this.records = this.withLine((text) => text.replace(/ ([a-z]{2,}) /, ` $1${this.filler()} `));
  }

  private filler(): string {
    return 'x'.repeat(this.random.int(1, 40));
  }

  /** One line is another; more often near the beginning, where all that follows moves. */
  private withLine(change: (text: string) => string): string[] {
    const last = this.records.length - 1;
    const at = this.random.chance(0.6) ? this.random.int(0, Math.min(20, last)) : this.random.int(0, last);
    return this.records.map((text, row) => (row === at ? change(text) : text));
  }

  private sameSize(): string[] {
    const step = this.random.int(1, 9);
    return this.records.map((text, row) =>
      row % step === 0
        ? text.replace(/[a-z]{3,} [a-z]{2,}/, (two) => `${two[0]} ${two.slice(2).replace(' ', 'q')}`)
        : text,
    );
  }

  private truncate(): void {
    const size = this.random.int(1, this.now.length - 1);
    truncateSync(this.path, size);
    this.states.push(this.now.subarray(0, size));
    this.records = this.records.slice(0, Math.max(2, this.records.length >> 1));
  }

  private append(): void {
    const id = 100_000 + this.states.length * 100;
    const more = Array.from({ length: this.random.int(1, 30) }, (_, at) =>
      recordText(makeRecord(this.random, id + at), this.format),
    );
    this.records = [...this.records, ...more];
    this.lists.push(this.records);
    const bytes = render(this.records, this.format);
    const before = this.now;
    if (!bytes.subarray(0, before.length).equals(before)) return this.put(bytes);
    appendFileSync(this.path, bytes.subarray(before.length));
    this.states.push(bytes);
  }

  private renameOver(bytes: Buffer): void {
    writeFileSync(`${this.path}.new`, bytes);
    renameSync(`${this.path}.new`, this.path);
    this.states.push(bytes);
  }

  private async inHalves(bytes: Buffer): Promise<void> {
    const half = this.random.int(1, bytes.length - 1);
    this.put(bytes.subarray(0, half));
    await setTimeout(this.random.int(1, 40));
    appendFileSync(this.path, bytes.subarray(half));
    this.states.push(bytes);
  }

  private async again(bytes: Buffer): Promise<void> {
    rmSync(this.path);
    await setTimeout(this.random.int(0, 20));
    this.put(bytes);
  }

  private withTime(bytes: Buffer): void {
    const { atime, mtime } = statSync(this.path);
    this.put(bytes);
    utimesSync(this.path, atime, mtime);
  }
}
