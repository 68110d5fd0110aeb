import { justifiedShare, type StepShare } from './justifiedShare';
import { RecentPace } from './recentPace';

/** A part of a step: what it is called while it is done, and what it is expected to cost. */
export interface PlannedPart {
  readonly name: string;
  /** In seconds of the machine that the costs were measured on. */
  readonly cost: number;
}

/** One of the things that are done one after another. */
export interface PlannedStep {
  readonly id: string;
  /** In the order in which they are done. */
  readonly parts: readonly PlannedPart[];
  /** Steps of the same kind go at the same pace here; another kind may go at quite another. */
  readonly kind?: string;
  /** Whether what `atMost` says holds for it. */
  readonly limited?: boolean;
}

/** From this share of the work on, as it is reckoned, the time left is told: before, nobody knows. */
const fewestShare = 0.05;
const fewestSeconds = 2;
/** What is told follows what is reckoned only where both differ by more than this factor: it does not waver. */
const slack = 1.15;
/** From this share of a part on its own pace alone tells how long the rest of it will take. */
const ownShare = 0.2;
/** The weight in seconds of what is expected of a kind of step, beside what was seen of it. */
const believed = 0.5;

/** What is known of one step: how long its parts took, and how much is done of the one that goes on. */
interface Course {
  step: PlannedStep;
  state: 'waiting' | 'running' | 'ended';
  part: number;
  share: number;
  /** When the part began, and when it was last heard of. */
  since: number;
  heard: number;
  recent: RecentPace;
  /** Seconds and expected cost of what is done of it. */
  seconds: number;
  cost: number;
  /** What the rest of its last part will take, as a first few examples tell, and when that was said. */
  judged: { readonly seconds: number; readonly at: number } | undefined;
}

/**
 * How long a row of steps will still take: what each is expected to cost, corrected by how fast those go that ran here,
 * and by the pace of the one that runs. Before some of the work is done nothing is told.
 */
export class TimeLeft {
  private readonly courses: readonly Course[];
  private told: { seconds: number; at: number } | undefined;
  private furthest = 0;
  /** Seconds that went by on something that is counted for itself. */
  private apart = 0;
  private apartLeft = 0;
  private readonly started: number;
  private limit = Infinity;

  constructor(
    steps: readonly PlannedStep[],
    /** The time in seconds, from some moment on. */
    private readonly clock: () => number,
  ) {
    this.started = clock();
    this.courses = steps.map((step) => ({
      ...{
        step,
        state: 'waiting',
        part: 0,
        share: 0,
        since: 0,
        heard: 0,
        recent: new RecentPace(0),
        seconds: 0,
        cost: 0,
        judged: undefined,
      },
    }));
  }

  /** A step begins, and every one before it is over. What it costs may be known better by now. */
  begin(id: string, parts?: readonly PlannedPart[]): void {
    const at = this.courses.findIndex(({ step }) => step.id === id);
    for (const course of this.courses.slice(0, Math.max(0, at))) this.end(course);
    const course = this.courses[at];
    if (!course || course.state !== 'waiting') return;
    const step = parts ? { ...course.step, parts } : course.step;
    const since = this.now();
    Object.assign(course, { step, state: 'running', since, heard: since, recent: new RecentPace(since) });
  }

  /** So much of a part of the step that runs is done, from 0 to 1. Parts before it are over. */
  reached(id: string, name: string, share: number): void {
    const course = this.courses.find(({ step, state }) => step.id === id && state === 'running');
    const part = course?.step.parts.findIndex((one) => one.name === name) ?? -1;
    if (!course || part < course.part) return;
    // The part before ended somewhere since it was last heard of: as this one is heard of, it took most of that time.
    while (course.part < part) this.endPart(course, course.heard);
    course.heard = this.now();
    course.share = Math.max(course.share, Math.min(1, share || 0));
    course.recent.reached(course.share, course.heard);
  }

  /** A first few examples tell how long the rest of a step's last part will take. */
  judged(id: string, seconds: number): void {
    const course = this.courses.find(({ step }) => step.id === id);
    if (course) course.judged = { seconds, at: this.now() };
  }

  /** So many seconds went by on work that is counted for itself, wherever it is done, and so many are left of it. */
  spentApart(seconds: number, left: number): void {
    this.apart += seconds;
    this.apartLeft = left;
  }

  /** What a step will cost is known better. */
  plan(step: PlannedStep): void {
    const course = this.courses.find((one) => one.step.id === step.id && one.state === 'waiting');
    if (course) course.step = step;
  }

  /** A step is over. */
  ended(id: string): void {
    const course = this.courses.find(({ step }) => step.id === id);
    if (course) this.end(course);
  }

  /** No more than so many seconds are left of the limited steps and what is counted for itself, whatever is reckoned. */
  atMost(seconds: number): void {
    this.limit = this.clock() + seconds;
  }

  /** Seconds until all is done; undefined where that is not known yet. It never wavers by little. */
  get secondsLeft(): number | undefined {
    const now = this.clock();
    const left = this.reckoned();
    if (!this.told && !this.isKnown(left)) return undefined;
    const expected = this.told ? Math.max(0, this.told.seconds - (now - this.told.at)) : left;
    const seconds = Math.min(left * slack, Math.max(left / slack, expected));
    this.told = { seconds, at: now };
    return seconds;
  }

  /** The share of the work that is done: it never goes back, and is never more than `justifiedShare` allows. */
  get share(): number {
    const spent = this.clock() - this.started;
    const left = this.reckoned();
    const share = spent + left > 0 ? spent / (spent + left) : 0;
    const most = justifiedShare(this.courses.map((course) => this.standing(course)));
    return (this.furthest = Math.max(this.furthest, Math.min(share, most)));
  }

  private standing({ step, state, part, share, cost }: Course): StepShare {
    const whole = step.parts.reduce((sum, one) => sum + one.cost, 0);
    const done = cost + share * (step.parts[part]?.cost ?? 0);
    const ofItsKind = step.kind === undefined ? 0 : this.seen(({ kind }) => kind === step.kind).cost;
    return {
      state,
      hasRun: cost > 0 || state === 'running',
      isKnown: ofItsKind > 0 || (state === 'running' && part === step.parts.length - 1 && share > ownShare),
      done: whole > 0 ? Math.min(1, done / whole) : 0,
    };
  }

  private reckoned(): number {
    const sum = (limited: boolean): number =>
      this.courses.reduce(
        (all, course) => all + ((course.step.limited ?? false) === limited ? this.leftOf(course) : 0),
        0,
      );
    const limited = Math.min(sum(true) + this.apartLeft, Math.max(0, this.limit - this.clock()));
    return sum(false) + limited;
  }

  private isKnown(left: number): boolean {
    const spent = this.clock() - this.started;
    if (spent < fewestSeconds) return false;
    const own = this.courses.reduce((sum, course) => sum + (course.judged ? this.leftOf(course) : 0), 0);
    return spent >= fewestShare * (spent + left) || own >= (1 - fewestShare) * left;
  }

  private leftOf(course: Course): number {
    if (course.state === 'ended') return 0;
    const { parts } = course.step;
    const later = parts.slice(course.part + 1).reduce((sum, { cost }) => sum + cost, 0);
    const pace = this.paceOf(course);
    return pace * later + this.leftOfPart(course, pace);
  }

  /** The rest of the part that goes on, by what is expected and more and more by its own pace. */
  private leftOfPart(course: Course, pace: number): number {
    const { parts } = course.step;
    const { part, share, judged } = course;
    const expected = pace * (1 - share) * (parts[part]?.cost ?? 0);
    if (course.state === 'waiting') return expected;
    const own = (): number => course.recent.secondsLeft(share, this.now());
    if (judged && part === parts.length - 1)
      return Math.max(0, judged.seconds - (this.now() - judged.at), share > ownShare ? own() : 0);
    const trust = Math.min(1, share / ownShare);
    return share > 0 ? trust * own() + (1 - trust) * expected : Math.max(expected, 0);
  }

  /** How many seconds here a second of the planned costs takes, for this step: as it was seen of it, of its kind, of all. */
  private paceOf({ step: { kind }, seconds, cost }: Course): number {
    const all = this.seen(() => true);
    const general = all.cost > 0 ? all.seconds / all.cost : 1;
    const alike = this.seen((other) => other.kind === kind);
    const ofKind =
      (alike.seconds + general * believed * share(alike)) / (alike.cost + believed * share(alike));
    const usual = alike.cost > 0 ? ofKind : general;
    return (seconds + usual * believed) / (cost + believed);

    function share(one: { readonly cost: number }): number {
      return kind === undefined ? 0 : Math.min(1, one.cost);
    }
  }

  /** What steps took and what they were expected to. */
  private seen(wanted: (step: PlannedStep) => boolean): { seconds: number; cost: number } {
    let [seconds, cost] = [0, 0];
    for (const course of this.courses.filter(({ step }) => wanted(step))) {
      const running = course.state === 'running' && course.share > 0;
      seconds += course.seconds + (running ? this.now() - course.since : 0);
      cost += course.cost + (running ? course.share * (course.step.parts[course.part]?.cost ?? 0) : 0);
    }
    return { seconds, cost };
  }

  private endPart(course: Course, at: number): void {
    course.seconds += at - course.since;
    course.cost += course.step.parts[course.part]?.cost ?? 0;
    Object.assign(course, { part: course.part + 1, share: 0, since: at, recent: new RecentPace(at) });
  }

  /** What never began was not needed, and tells nothing of the pace. */
  private end(course: Course): void {
    if (course.state === 'running') this.endPart(course, this.now());
    course.state = 'ended';
  }

  /** The time without what is counted for itself. */
  private now(): number {
    return this.clock() - this.apart;
  }
}
