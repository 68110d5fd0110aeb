import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { badEnd, runCommand, startCommand, type Command } from './commandLine';
import { makeInputs } from './inputs';
import { descendantsOf, killHard, survivorsOf } from './processes';
import type { Programs } from './programs';
import { Random } from './random';

/** A command that is killed, and the files that it writes. */
interface Work {
  readonly name: string;
  readonly args: readonly string[];
  /** What must be done before, undisturbed. */
  readonly before?: readonly string[];
  readonly writes: readonly string[];
}

const scored = ['score', 'data.jsonl', '--measures', 'human,length,rarity'];
const mixed = ['mix', 'data.jsonl', '--recipe', 'balanced', '--measure', 'human.level', '--size', '400'];
const responses = ['score', 'school.jsonl', '--responses', 'responses.csv', '--irt', '2pl'];

const works: readonly Work[] = [
  { name: 'score', args: [...scored, '--out', 'scores.csv'], writes: ['scores.csv'] },
  {
    name: 'mix',
    args: [...mixed, '--order', 'shuffled', '--out', 'mixture.jsonl'],
    writes: ['mixture.jsonl', 'mixture.jsonl.manifest.json'],
  },
  {
    name: 'mix what is scored',
    before: scored,
    args: [...mixed, '--out', 'mixture.jsonl'],
    writes: ['mixture.jsonl', 'mixture.jsonl.manifest.json'],
  },
  {
    name: 'write scores',
    before: scored,
    args: [...scored, '--out', 'scores.parquet'],
    writes: ['scores.parquet'],
  },
  {
    name: 'encode',
    args: ['score', 'small.jsonl', '--measures', 'prototype', '--out', 'scores.csv'],
    writes: ['scores.csv'],
  },
  {
    name: 'import responses',
    args: [...responses, '--measures', 'irt', '--out', 'scores.csv'],
    writes: ['scores.csv'],
  },
];

/** What killing came to. */
export interface KillResult {
  readonly seed: number;
  readonly work: string;
  readonly victim: 'command' | 'engine';
  /** When it was killed, as a share of the time that it takes undisturbed. */
  readonly at: number;
  readonly faults: readonly string[];
}

/** Kills commands, runs them again and compares every byte with what an undisturbed run writes. */
export class Killer {
  private readonly undisturbed = new Map<string, Promise<Undisturbed>>();

  constructor(
    private readonly programs: Programs,
    private readonly folder: string,
    rows = 3000,
  ) {
    makeInputs(join(folder, 'inputs'), rows);
  }

  /** The kill of a seed: works in turn, the victim and the moment drawn. */
  async kill(seed: number): Promise<KillResult> {
    const random = new Random(seed);
    const work = works[seed % works.length]!;
    const expected = await this.expected(work);
    const [victim, at] = [random.pick(['command', 'engine'] as const), random.next() * 1.1];
    const place = await this.place(work);
    const faults: string[] = [];
    const command = startCommand(this.programs, place, [...work.args, ...store]);
    await setTimeout(at * expected.milliseconds);
    const orphans = strike(command, victim);
    const end = await command.ended;
    const bad = victim === 'engine' ? badEnd(end) : undefined;
    if (bad !== undefined) faults.push(`the command whose engine was killed: ${bad}`);
    for (const pid of await survivorsOf(orphans, 10_000)) {
      faults.push('a process outlived the command that started it');
      killHard(pid);
    }
    for (const [name, bytes] of expected.files)
      if (existsSync(join(place, name)) && !readFileSync(join(place, name)).equals(bytes))
        faults.push(`${name} was left half written`);
    faults.push(...(await this.finish(work, place, expected)));
    for (const name of leftParts(place)) faults.push(`${name} was left behind`);
    return { seed, work: work.name, victim, at: Number(at.toFixed(2)), faults };
  }

  private async finish(work: Work, place: string, { files }: Undisturbed): Promise<string[]> {
    const end = await runCommand(this.programs, place, [...work.args, '--force', ...store]);
    if (end.code !== 0) return [`run again, it ended with ${badEnd(end) ?? end.err.trim().slice(-200)}`];
    return [...files]
      .filter(([name, bytes]) => !readFileSync(join(place, name)).equals(bytes))
      .map(([name]) => `${name} differs from that of an undisturbed run`);
  }

  private expected(work: Work): Promise<Undisturbed> {
    const known = this.undisturbed.get(work.name) ?? this.runUndisturbed(work);
    this.undisturbed.set(work.name, known);
    return known;
  }

  private async runUndisturbed(work: Work): Promise<Undisturbed> {
    const place = await this.place(work);
    const start = performance.now();
    const end = await runCommand(this.programs, place, [...work.args, ...store]);
    const milliseconds = performance.now() - start;
    if (end.code !== 0) throw new Error(`${work.name} fails undisturbed: ${end.err}`);
    return {
      milliseconds,
      files: new Map(work.writes.map((name) => [name, readFileSync(join(place, name))])),
    };
  }

  /** A folder with what the work needs, always the same: a store knows a dataset by its path. */
  private async place({ before }: Work): Promise<string> {
    const place = join(this.folder, 'place');
    const [inputs, prepared] = [join(this.folder, 'inputs'), join(this.folder, 'prepared')];
    if (before && !existsSync(prepared)) {
      anew(inputs, place);
      await runCommand(this.programs, place, [...before, ...store]);
      anew(place, prepared);
    }
    anew(before ? prepared : inputs, place);
    return place;
  }
}

interface Undisturbed {
  readonly milliseconds: number;
  readonly files: ReadonlyMap<string, Buffer>;
}

const store = ['--store', 'store'];

function anew(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

/** Kills the command or its engine; gives the processes that must end by themselves then. */
function strike({ child }: Command, victim: 'command' | 'engine'): number[] {
  const pid = child.pid!;
  const [engine, ...more] = descendantsOf(pid);
  if (victim === 'command') killHard(pid);
  else if (engine !== undefined) killHard(engine);
  return victim === 'command' && engine !== undefined ? [engine, ...more] : more;
}

function leftParts(place: string): string[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.part$|\.tmp$/.test(name),
  );
}
