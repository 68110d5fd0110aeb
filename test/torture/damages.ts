import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ScoreTable } from '../../src/core/scores/table';
import { damage, damageKinds, logKinds, type DamageKind } from './damage';
import { TorturedEngine, type Outcome } from './engine';
import type { Programs } from './programs';
import { Random } from './random';
import { Trial } from './damageTrial';

/** What a damaged store came to. */
export interface DamageResult {
  readonly seed: number;
  readonly file: string;
  readonly kind: DamageKind;
  /** How the calls ended, the first one first. */
  readonly ended: readonly string[];
  readonly faults: readonly string[];
}

/** How damages are tried. */
export interface DamageOptions {
  /** Whether vectors are among the files of the store; that needs the encoder. */
  readonly vectors: boolean;
  /** Whether a command of the command line comes first in one run of so many. */
  readonly commandEvery: number;
  /** How many of the engine's methods are asked in a run. */
  readonly asked: number;
}

/** The endings of what was imported: that cannot be made again from the dataset. */
const isImport = /\.(responses|calibration|answers|dynamics|dynamicsKey|checkpoint)$/;

/** Damages the files of a store and asks for everything that reads it. */
export class Damager {
  private readonly place: string;
  private readonly whole: string;
  private files: readonly string[] = [];
  private expected: ScoreTable = [];
  private otherLog: Buffer = Buffer.alloc(0);
  private readonly measures: readonly string[];

  constructor(
    private readonly programs: Programs,
    folder: string,
    private readonly options: DamageOptions,
  ) {
    this.place = join(folder, 'place');
    this.whole = join(folder, 'whole');
    this.measures = ['human', 'length', 'rarity', ...(options.vectors ? ['prototype'] : [])];
  }

  /** Makes the store that is damaged afterwards: of a dataset that has all that can be kept of one, and of another. */
  async prepare(): Promise<void> {
    mkdirSync(this.place, { recursive: true });
    makeInputs(this.place);
    const engine = this.start();
    const dataset = { path: this.data };
    const responses = { logs: [join(this.place, 'responses.csv')], model: '1pl', dataset };
    must(await engine.call('importResponses', responses as never));
    must(await engine.call('importDynamics', { dataset, paths: [join(this.place, 'dynamics')] }));
    must(await engine.call('score', { ...dataset, measures: this.everything }));
    must(await engine.call('score', { path: this.other, measures: this.measures }));
    const recipe = { mixture: 'balanced', measure: 'questionWords', size: 60 } as const;
    must(await engine.call('mix', { ...dataset, recipe, out: join(this.place, 'mixture.jsonl') }));
    this.expected = must(await engine.call('table', dataset)).table;
    engine.stop();
    const key = readdirSync(this.store).find((name) => name.endsWith('.calibration'))!;
    writeFileSync(
      join(this.store, key.replace('.calibration', '.checkpoint')),
      readFileSync(join(this.store, key)),
    );
    this.files = readdirSync(this.store).filter((name) => !name.startsWith('other'));
    this.otherLog = await anotherLog(join(this.place, 'alien.duckdb'));
    cpSync(this.place, this.whole, { recursive: true });
  }

  /** The damage of a seed: files in turn, the rest drawn. */
  async damage(seed: number): Promise<DamageResult> {
    const random = new Random(seed);
    rmSync(this.place, { recursive: true, force: true });
    cpSync(this.whole, this.place, { recursive: true });
    // The database holds the most and is met by every other damage.
    const database = this.files.find((name) => name.endsWith('.duckdb'))!;
    const file = seed % 2 === 0 ? database : this.files[(seed >> 1) % this.files.length]!;
    const kinds: readonly DamageKind[] = file === database ? [...damageKinds, ...logKinds] : damageKinds;
    const kind = random.pick(kinds);
    damage(join(this.store, file), kind, random, this.otherLog);
    const trial = new Trial(this.programs, this.place, random);
    try {
      const { commandEvery, asked } = this.options;
      const ended = await trial.askAll(seed % commandEvery === 0, asked);
      await trial.scoreAgain(this.everything, this.expected, isImport.test(file));
      await trial.checkOther(this.measures);
      return { seed, file: plainName(file), kind, ended, faults: trial.faults };
    } finally {
      trial.stop();
    }
  }

  private get everything(): string[] {
    return [...this.measures, 'irt', 'importedDynamics'];
  }

  private get store(): string {
    return join(this.place, 'store');
  }

  private get data(): string {
    return join(this.place, 'data.jsonl');
  }

  private get other(): string {
    return join(this.place, 'other.jsonl');
  }

  private start(): TorturedEngine {
    return new TorturedEngine(this.programs, this.store);
  }
}

function must<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== 'ok') throw new Error(`The store cannot be made: ${outcome.message}`);
  return outcome.value;
}

function plainName(file: string): string {
  return file.replace(/[0-9a-f]{12,}/, '…');
}

/** What DuckDB leaves of a database that was not closed: a log that is not that of the store. */
async function anotherLog(file: string): Promise<Buffer> {
  const instance = await DuckDBInstance.create(file);
  const connection = await instance.connect();
  await connection.run('create table measures (a integer, b varchar)');
  await connection.run("insert into measures select range, 'x' from range(1000)");
  const log = existsSync(`${file}.wal`) ? readFileSync(`${file}.wal`) : Buffer.alloc(100, 7);
  connection.closeSync();
  instance.closeSync();
  return log;
}

function makeInputs(place: string): void {
  const samples = join('media', 'samples');
  const lines = readFileSync(join(samples, 'school.jsonl'), 'utf8').trimEnd().split('\n').slice(0, 120);
  writeFileSync(join(place, 'data.jsonl'), lines.map((line) => `${line}\n`).join(''));
  writeFileSync(
    join(place, 'other.jsonl'),
    lines
      .slice(0, 80)
      .map((line) => `${line}\n`)
      .join(''),
  );
  const answers = readFileSync(join(samples, 'school-responses.csv'), 'utf8').split('\n');
  writeFileSync(join(place, 'responses.csv'), answers.slice(0, 6000).join('\n'));
  mkdirSync(join(place, 'dynamics'), { recursive: true });
  const names = lines.map((line) => (JSON.parse(line) as { id: string }).id);
  for (const epoch of [0, 1, 2])
    writeFileSync(
      join(place, 'dynamics', `dynamics_epoch_${epoch}.jsonl`),
      names
        .map(
          (guid, at) =>
            `${JSON.stringify({ guid, [`logits_epoch_${epoch}`]: [(at % 5) - 2 + epoch, 0], gold: at % 2 })}\n`,
        )
        .join(''),
    );
}
