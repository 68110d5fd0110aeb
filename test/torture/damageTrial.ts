import { join } from 'node:path';
import type { ScoreTable } from '../../src/core/scores/table';
import { badEnd, rawText, runCommand } from './commandLine';
import { TorturedEngine, type Outcome } from './engine';
import type { Programs } from './programs';
import type { Random } from './random';
import { differenceOf } from './reference';

/** What is asked of one store, and what must not be said. */
export class Trial {
  private readonly engine: TorturedEngine;
  private readonly methodsByFault = new Map<string, string[]>();
  /** All that a person could have read. */
  private said = '';

  constructor(
    private readonly programs: Programs,
    private readonly place: string,
    private readonly random: Random,
  ) {
    this.engine = new TorturedEngine(programs, join(place, 'store'), 1, (text) => (this.said += text));
  }

  /** What must not be; none where all is well. */
  get faults(): string[] {
    return [...this.methodsByFault].map(([fault, methods]) => `${methods.join(', ')}: ${fault}`);
  }

  /** Some of what reads a store, in any order: by the command line first, where that is tried. */
  async askAll(byCommand: boolean, asked: number): Promise<string[]> {
    const ended: string[] = [];
    if (byCommand) ended.push(await this.command(this.random.pick(commands)));
    for (const one of this.random.shuffled(methods).slice(0, asked)) ended.push(await this.ask(one));
    return ended;
  }

  stop(): void {
    this.engine.stop();
  }

  /** What was lost can be had again, is the same as before, and its loss was said; what was imported may be gone. */
  async scoreAgain(measures: readonly string[], expected: ScoreTable, imported: boolean): Promise<void> {
    const path = join(this.place, 'data.jsonl');
    const own = measures.filter((id) => !imported || !isImported(id));
    const everything = await this.engine.call('score', { path, measures: [...measures], optional: true });
    this.note('score', everything);
    const scored =
      everything.kind === 'ok' ? everything : await this.engine.call('score', { path, measures: own });
    const table = await this.engine.call('table', { path });
    this.note('score', scored);
    this.note('table', table);
    if (scored.kind !== 'ok' || table.kind !== 'ok') return this.blame('score', 'it cannot be scored again');
    const found = table.value.table;
    const isThere = (id: string): boolean => found.some((column) => column.id === id);
    const wanted = expected.filter(({ id }) => !imported || !isImported(id) || isThere(id));
    const difference = differenceOf({ table: found }, { table: wanted });
    if (difference !== undefined) this.blame('score', `scored again, ${difference}`);
    const isLost =
      wanted.length < expected.length || own.some((id) => (scored.value.scored[id]?.now ?? 0) > 0);
    if (isLost && !/damaged|set aside|cannot be read|not kept any more/i.test(this.said))
      this.blame('all', 'what was lost is not said');
  }

  /** The scores of another dataset are all there: none is computed again. */
  async checkOther(measures: readonly string[]): Promise<void> {
    const path = join(this.place, 'other.jsonl');
    const scored = await this.engine.call('score', { path, measures: [...measures] });
    this.note('score', scored);
    if (scored.kind !== 'ok') return;
    const again = Object.entries(scored.value.scored).filter(([, { now }]) => now > 0);
    if (again.length > 0) this.blame('score', `another dataset lost ${again.map(([id]) => id).join(', ')}`);
  }

  private async command(args: readonly string[]): Promise<string> {
    const end = await runCommand(this.programs, this.place, [...args, '--store', 'store']);
    this.said += `${end.out}${end.err}`;
    const bad = badEnd(end);
    if (bad !== undefined) this.blame(`gradus ${args[0]}`, bad);
    return `gradus ${args[0]}: ${end.code ?? end.signal}`;
  }

  private async ask([method, requestIn]: (typeof methods)[number]): Promise<string> {
    const outcome = await this.engine.call(method, requestIn(this.place));
    this.note(method, outcome);
    return `${method}: ${outcome.kind}`;
  }

  private note(method: string, outcome: Outcome<unknown>): void {
    this.said += outcome.kind === 'ok' ? saidIn(outcome.value) : outcome.message;
    if (outcome.kind === 'ok') return;
    const [first = ''] = outcome.message.split('\n');
    if (outcome.kind !== 'refused') this.blame(method, `a ${outcome.kind}, ${plain(first)}`);
    else if (rawText.test(outcome.message) || outcome.message.includes('\n'))
      this.blame(method, `more than a sentence: ${plain(outcome.message)}`);
  }

  private blame(method: string, fault: string): void {
    this.methodsByFault.set(fault, [...(this.methodsByFault.get(fault) ?? []), method]);
  }
}

const isImported = (id: string): boolean => /^(irt|imported)/.test(id);

const commands: readonly (readonly string[])[] = [
  ['score', 'data.jsonl', '--measures', 'human,length,rarity'],
  ['stats', 'data.jsonl'],
  ['show', 'data.jsonl', '--row', '3'],
  ['mix', 'data.jsonl', '--recipe', 'hard', '--measure', 'questionWords', '--out', 'hard.jsonl'],
  ['verify', 'mixture.jsonl.manifest.json'],
  ['store'],
];

const dataset = (place: string) => ({ path: join(place, 'data.jsonl') });
const recipe = { mixture: 'easy', measure: 'questionWords', size: 20 };
const methods = [
  ['table', dataset],
  ['snapshot', dataset],
  ['hints', dataset],
  ['correlations', dataset],
  ['describeSet', dataset],
  ['record', (place: string) => ({ ...dataset(place), row: 3 })],
  ['mix', (place: string) => ({ ...dataset(place), recipe, out: join(place, 'easy.jsonl'), force: true })],
  ['verify', (place: string) => ({ manifest: join(place, 'mixture.jsonl.manifest.json') })],
  ['store', () => ({ clear: false })],
  ['exportScores', (place: string) => ({ ...dataset(place), out: join(place, 'scores.csv'), force: true })],
] as const;

/** The sentences of an answer. */
function saidIn(answer: unknown): string {
  const { remarks, notes, leftOut } = answer as Record<string, unknown>;
  return JSON.stringify({ remarks, notes, leftOut });
}

/** A message without what differs from one call to another. */
function plain(message: string): string {
  return message
    .replace(/\S*\//g, '…/')
    .replace(/\d{4,}/g, '…')
    .slice(0, 200);
}
