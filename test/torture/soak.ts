import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { TorturedEngine, type Outcome } from './engine';
import { memoryOf, slopeOf } from './memoryOf';
import type { Programs } from './programs';
import { Random } from './random';
import { prose } from './prose';

/** How the soak is run. */
export interface SoakOptions {
  readonly rows: number;
  readonly minutes: number;
  /** How many ask for what an editor shows, each in turn and without a pause. */
  readonly readers: number;
  readonly seed: number;
}

/** What the soak came to: memory in MB. */
export interface SoakReport {
  readonly name: 'soak';
  readonly rows: number;
  readonly seconds: number;
  readonly calls: Readonly<Record<string, number>>;
  readonly peakMB: number;
  readonly slopeMBPerMinute: number;
  readonly crashed: number;
  /** The first of them, each with the second that it came at. */
  readonly crashes: readonly string[];
  /** How often the store was found damaged, which was then removed. */
  readonly damaged: number;
  readonly damages: readonly string[];
  /** Everything else that was not answered. */
  readonly failed: number;
  readonly faults: readonly string[];
}

/** What a panel and an editor ask for while a dataset is scored. */
const reads = ['snapshot', 'describeSet', 'agreement', 'correlations', 'draw', 'hints'] as const;

const recipe = { mixture: 'balanced', measure: 'human.level' } as const;

/** Scores a large dataset while everything that an editor shows is asked for, and watches the engine's memory. */
export async function soak(
  programs: Programs,
  folder: string,
  options: SoakOptions,
  say: (line: object) => void,
): Promise<SoakReport> {
  const run = new Soak(programs, folder, options, say);
  try {
    return await run.run();
  } finally {
    run.stop();
  }
}

class Soak {
  private readonly start = performance.now();
  private readonly engine: TorturedEngine;
  private readonly calls: Record<string, number> = {};
  private readonly crashes: string[] = [];
  private readonly damages: string[] = [];
  private readonly faults: string[] = [];
  private readonly memory: [number, number][] = [];
  private readonly path: string;
  private readonly store: string;

  constructor(
    programs: Programs,
    folder: string,
    private readonly options: SoakOptions,
    private readonly say: (line: object) => void,
  ) {
    this.store = join(folder, 'store');
    this.engine = new TorturedEngine(programs, this.store, 2);
    this.path = join(folder, 'soak.jsonl');
    writeRows(this.path, options);
  }

  async run(): Promise<SoakReport> {
    const readers = Array.from({ length: this.options.readers }, (_, at) => this.read(at));
    await Promise.all([this.score(), this.watch(), ...readers]);
    return this.report();
  }

  stop(): void {
    this.engine.stop();
  }

  private get seconds(): number {
    return (performance.now() - this.start) / 1000;
  }

  private get isOver(): boolean {
    return this.seconds > this.options.minutes * 60;
  }

  private async score(): Promise<void> {
    while (!this.isOver) {
      const left = Math.max(1000, this.options.minutes * 60_000 - this.seconds * 1000);
      const scored = this.ask('score', { measures: ['all'], optional: true });
      const over = setTimeout(left, undefined, { ref: false });
      const outcome = await Promise.race([scored, over]);
      if (outcome === undefined) return;
      this.note('score', outcome);
    }
  }

  private async read(first: number): Promise<void> {
    for (let at = first; !this.isOver; at++) {
      const method = reads[at % reads.length]!;
      const takesRecipe = method === 'draw' || method === 'describeSet';
      this.note(method, await this.ask(method, takesRecipe ? { recipe } : {}));
      await setTimeout(1);
    }
  }

  private ask(method: 'score' | (typeof reads)[number], more: object): Promise<Outcome<unknown>> {
    const patience = this.options.minutes * 120_000;
    const request = { path: this.path, ...more };
    return this.engine.call(method, request, undefined, patience);
  }

  private note(method: string, outcome: Outcome<unknown>): void {
    const name = outcome.kind === 'ok' ? method : `${method} ${outcome.kind}`;
    this.calls[name] = (this.calls[name] ?? 0) + 1;
    if (outcome.kind === 'ok' || outcome.kind === 'cancelled' || isTooEarly(outcome)) return;
    const said = `${this.seconds.toFixed(0)} s, ${method}: ${outcome.message.slice(0, 300)}`;
    this.say({ [outcome.kind]: said });
    if (outcome.kind === 'crash') this.crashes.push(said);
    else if (/damaged|corrupt|IO Error|Serialization|Internal Error|INTERNAL/i.test(outcome.message))
      this.startAnew(said);
    else this.faults.push(said);
  }

  /** A damaged store would refuse everything from here on. */
  private startAnew(said: string): void {
    this.damages.push(said);
    this.engine.stop();
    rmSync(this.store, { recursive: true, force: true });
  }

  private async watch(): Promise<void> {
    for (let told = 0; !this.isOver; await setTimeout(1000)) {
      const { pid } = this.engine;
      const held = pid === undefined ? undefined : memoryOf(pid);
      if (held !== undefined) this.memory.push([this.seconds / 60, held]);
      if (this.seconds < told) continue;
      told = this.seconds + 30;
      this.say({
        seconds: Math.round(this.seconds),
        engineMB: Math.round(held ?? 0),
        calls: { ...this.calls },
        crashes: this.deaths.length,
        damaged: this.damages.length,
        failed: this.faults.length,
      });
    }
  }

  /** One death of the engine ends every call that waits. */
  private get deaths(): string[] {
    const seconds = (text: string): number => Number.parseInt(text, 10);
    return this.crashes.filter((text, at) => at === 0 || seconds(text) > seconds(this.crashes[at - 1]!) + 1);
  }

  private report(): SoakReport {
    const { rows } = this.options;
    // The first third warms up: models are loaded, indexes and caches are filled.
    const later = this.memory.slice(Math.floor(this.memory.length / 3));
    return {
      name: 'soak',
      rows,
      seconds: Math.round(this.seconds),
      calls: this.calls,
      peakMB: Math.round(Math.max(0, ...this.memory.map(([, held]) => held))),
      slopeMBPerMinute: Number(slopeOf(later).toFixed(1)),
      crashed: this.deaths.length,
      crashes: this.deaths.slice(0, 10),
      damaged: this.damages.length,
      damages: this.damages.slice(0, 10),
      failed: this.faults.length,
      faults: this.faults.slice(0, 10),
    };
  }
}

/** A set cannot be drawn before the first scores are there. */
function isTooEarly({ kind, message }: { kind: string; message: string }): boolean {
  return kind === 'refused' && /^There are no scores|^Nothing of .* is scored/.test(message);
}

/** Writes records of about 570 bytes. */
function writeRows(path: string, { rows, seed }: SoakOptions): void {
  const random = new Random(seed);
  const file = openSync(path, 'w');
  for (let from = 0; from < rows; from += 1000) {
    const lines = Array.from({ length: Math.min(1000, rows - from) }, (_, at) => {
      const id = from + at;
      const question = `${prose(random, 40)} number ${id}?`;
      const answer = `${prose(random, 50)}\n${prose(random, 5)}\n#### ${id % 97}`;
      return `${JSON.stringify({ id, question, answer, level: 1 + (id % 5), topic: `topic ${id % 9}` })}\n`;
    });
    writeSync(file, lines.join(''));
  }
  closeSync(file);
}
