import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { EditedFile } from './editedFile';
import type { EditPlan, PlannedEdit } from './editPlan';
import type { Outcome, TorturedEngine } from './engine';
import { Random } from './random';
import { differenceOf, isAlike, ownDifference, Reference, scoresNow } from './reference';
import { checkMixture, checkScoreFile, filesBeside, foreignRows } from './writtenRows';

/** What a run came to. */
export interface EditResult {
  readonly seed: number;
  /** How the work that was edited under ended, by method. */
  readonly ended: Readonly<Record<string, string>>;
  /** What must not be; none where all is well. */
  readonly faults: readonly string[];
}

/**
 * Works on a dataset while its file is edited, then checks every number and every line that came of it. So many states
 * at most are put back and scored: the first one, and the last ones.
 */
export function runEdits(
  plan: EditPlan,
  engine: TorturedEngine,
  folder: string,
  mostStates = 4,
): Promise<EditResult> {
  return new EditRun(plan, engine, folder, mostStates).run();
}

class EditRun {
  private readonly random: Random;
  private readonly file: EditedFile;
  private readonly reference: Reference;
  private readonly out: string;
  private readonly faults: string[] = [];
  private readonly ended: Record<string, string> = {};
  private reports = 0;
  private working = true;

  constructor(
    private readonly plan: EditPlan,
    private readonly engine: TorturedEngine,
    folder: string,
    private readonly mostStates: number,
  ) {
    this.random = new Random(plan.seed + 1_000_000);
    mkdirSync(join(folder, 'out'), { recursive: true });
    this.file = new EditedFile(join(folder, `data.${plan.format}`), plan.format, plan.rows, this.random);
    this.reference = new Reference(engine, join(folder, 'fresh'), plan.measures);
    this.out = join(folder, 'out', plan.work === 'exportScores' ? 'out.csv' : `out.${plan.format}`);
  }

  async run(): Promise<EditResult> {
    const seconds = await this.inPeace();
    const edits = this.edit(seconds);
    await this.work();
    this.working = false;
    await edits;
    await this.checkOutput();
    for (const state of this.statesToCheck()) await this.checkScores(state);
    return { seed: this.plan.seed, ended: this.ended, faults: this.faults };
  }

  /** The time that the work takes where nothing disturbs it: on the same dataset under another path. */
  private async inPeace(): Promise<number> {
    const [first] = this.file.states;
    const { path } = this.file;
    const copy = this.reference.copyOf(first!, path);
    if (!this.plan.work.includes('score'))
      await Promise.all([this.reference.of(first!, path), scoresNow(this.engine, path, this.plan.measures)]);
    const start = performance.now();
    await Promise.all(this.calls(copy, join(dirname(copy), `peace${extname(this.out)}`)));
    return (performance.now() - start) / 1000;
  }

  private async work(): Promise<void> {
    const outcomes = await Promise.all(this.calls(this.file.path, this.out));
    for (const { method, outcome } of outcomes) {
      this.ended[method] = outcome.kind;
      if (outcome.kind === 'refused') this.refusals.push({ method, message: outcome.message });
      else if (outcome.kind !== 'ok')
        this.faults.push(`${method} ended with a ${outcome.kind}: ${firstLines(outcome.message)}`);
    }
  }

  private readonly refusals: { method: string; message: string }[] = [];

  private calls(path: string, out: string): Promise<Called>[] {
    const { engine, plan } = this;
    const note = (): void => void this.reports++;
    const call = async (method: Called['method'], more: object = {}): Promise<Called> => ({
      method,
      outcome: await engine.call(method as never, { path, ...more } as never, note),
    });
    const recipe = {
      mixture: plan.recipe,
      order: plan.order,
      measure: plan.measures.includes('length') ? 'questionChars' : 'human.level',
      // The easiest 30% have as many rows as are asked for, also where the file was cut; of five levels one might not.
      bands: { easy: 0.3, hard: 0.7 },
      shortage: 'fill',
      size: Math.floor(plan.rows / 4),
    };
    const score = (): Promise<Called> => call('score', { measures: plan.measures, optional: true });
    switch (plan.work) {
      case 'score':
        return [score()];
      case 'score beside readers':
        return [score(), call('snapshot'), call('describeSet'), call('hints'), call('agreement')];
      case 'mix':
        return [
          call('mix', { recipe: plan.recipe === 'all' ? { ...recipe, size: undefined } : recipe, out }),
        ];
      case 'mix and score':
        return [score(), call('mix', { recipe, out })];
      case 'exportRows':
        return [
          call('exportRows', { out, rows: Uint32Array.from({ length: plan.rows >> 1 }, (_, at) => 2 * at) }),
        ];
      case 'exportScores':
        return [call('exportScores', { out })];
      case 'describeSet':
        return [call('describeSet', { recipe })];
    }
  }

  private async edit(seconds: number): Promise<void> {
    this.reports = 0;
    const start = performance.now();
    const passed = (): number => (performance.now() - start) / 1000 / seconds;
    for (const edit of inOrder(this.plan.edits)) {
      const { moment } = edit;
      while (this.working && ('share' in moment ? passed() < moment.share : this.reports < moment.reports))
        await setTimeout(1);
      if (this.working) await this.file.edit(edit.kind);
    }
  }

  /** What was written is of one state; where nothing was, the call says why. */
  private async checkOutput(): Promise<void> {
    const { work, format } = this.plan;
    const there = filesBeside(this.out);
    const named = [basename(this.out), `${basename(this.out)}.manifest.json`];
    const expected =
      this.ended['mix'] === 'ok'
        ? named
        : this.ended[work] === 'ok' && work.startsWith('export')
          ? [named[0]!]
          : [];
    if (there.join() !== expected.join())
      this.faults.push(
        `there are ${there.join(', ') || 'no files'}, there should be ${expected.join(', ') || 'none'}`,
      );
    for (const refusal of this.refusals) await this.checkRefusal(refusal);
    if (!existsSync(this.out)) return;
    const { states } = this.file;
    if (this.ended['mix'] === 'ok') return this.checkMixture();
    if (this.ended['exportScores'] === 'ok')
      this.faults.push(...(await checkScoreFile(this.out, states, format, this.reference, this.file.path)));
    if (this.ended['exportRows'] !== 'ok') return;
    const foreign = foreignRows(readFileSync(this.out), states, format);
    if (foreign !== undefined) this.faults.push(foreign);
  }

  private async checkMixture(): Promise<void> {
    const { source, faults } = checkMixture(this.out, this.file.states, this.plan.format);
    this.faults.push(...faults);
    if (!source) return;
    await this.file.restore(source);
    const manifest = `${this.out}.manifest.json`;
    const verified = await this.engine.call('verify', { manifest, data: this.file.path });
    if (verified.kind !== 'ok')
      this.faults.push(`verify ended with ${verified.kind}: ${firstLines(verified.message)}`);
    else if (verified.value.differences.length > 0)
      this.faults.push(`verify: ${verified.value.differences.join('; ')}`);
  }

  /** A refusal says that the file changed, or what is said of one of the states in peace. */
  private async checkRefusal({ method, message }: { method: string; message: string }): Promise<void> {
    if (/\n/.test(message.trim()))
      this.faults.push(`${method} was refused in more than a sentence: ${firstLines(message)}`);
    if (/chang|being written/.test(message)) return;
    const inPeace: string[] = [];
    for (const [at, state] of [Buffer.alloc(0), ...this.file.states].entries()) {
      await this.file.restore(state);
      // Each has a name of its own: what one state let be written is no reason to refuse the next.
      const out = `${this.out}.${method}-${at}${extname(this.out)}`;
      const again = await Promise.all(this.calls(this.file.path, out));
      if (again.some(({ outcome }) => outcome.kind === 'refused' && isAlike(outcome.message, message)))
        return;
      inPeace.push(
        ...again.map(({ outcome }) => (outcome.kind === 'ok' ? 'done' : firstLines(outcome.message))),
      );
    }
    if (!/no such file/.test(message))
      this.faults.push(
        `${method} was refused, but not because the file changed: ${firstLines(message)} In peace: ${inPeace.join(' | ')}`,
      );
  }

  private statesToCheck(): Buffer[] {
    const { states } = this.file;
    const unlike = states.filter((state, at) => states.findIndex((other) => other.equals(state)) === at);
    return [...new Set([unlike[0]!, ...unlike.slice(Math.max(1, unlike.length - this.mostStates + 1))])];
  }

  /** Every number that is stored belongs to its text, and none is lost: with one more scoring, all is as in a fresh store. */
  private async checkScores(state: Buffer): Promise<void> {
    const { path, format, states } = this.file;
    await this.file.restore(state);
    const found = await scoresNow(this.engine, path, this.plan.measures);
    const difference =
      differenceOf(found, await this.reference.of(state, path)) ?? ownDifference(state, format, found);
    if (difference !== undefined)
      this.faults.push(`state ${states.indexOf(state)} of ${states.length}: ${difference}`);
  }
}

interface Called {
  readonly method:
    'score' | 'snapshot' | 'describeSet' | 'hints' | 'agreement' | 'mix' | 'exportRows' | 'exportScores';
  readonly outcome: Outcome<unknown>;
}

function inOrder(edits: readonly PlannedEdit[]): PlannedEdit[] {
  const rank = ({ moment }: PlannedEdit): number => ('share' in moment ? moment.share : moment.reports / 10);
  return [...edits].sort((one, other) => rank(one) - rank(other));
}

function firstLines(message: string): string {
  return message.split('\n').slice(0, 2).join(' ').slice(0, 240);
}
