import { realpath } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pauseFor } from 'node:timers/promises';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { databaseError, faultOf, type DatabaseFault } from './databaseErrors';
import { strangerAt } from '../files/regularFile';
import { identityOf, isSame, type Identity } from './setAside';
import { walEnding } from './storeFolder';

/** Milliseconds: how long a file that another process holds is waited for, and how often it is tried, at most. */
const patience = 10_000;
const pause = 40;

/** Milliseconds that calls of this process may share or take turns at a file before others get a chance, and how long that is. */
const longestTurn = 300;
const gap = 60;

const settings = {
  threads: '2',
  // A file that is no store must not make DuckDB fetch or load what could read it.
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

/** A time that the file is open for, from before it is opened until its last user leaves. */
interface Turn {
  readonly opened: Promise<Opened>;
  readonly over: Promise<void>;
  readonly end: () => void;
  users: number;
  /** From when on it takes in nobody any more: it had its time, or something went wrong in it. */
  until: number;
}

interface Opened {
  readonly instance: DuckDBInstance;
  readonly file: Identity;
}

/** What stands in the place of a store or of its log and is no file, as "a link". */
export interface Stranger {
  readonly kind: string;
  readonly isLog: boolean;
}

/** Thrown where DuckDB could not make sense of a file; `file` is the one that it had before it. */
export class UnusableDatabase extends Error {
  constructor(
    override readonly cause: unknown,
    readonly fault: DatabaseFault,
    readonly file: Identity,
    /** Whether it could not even be opened. */
    readonly opening: boolean,
    /** What stands in the place of it or its log, and is no file. */
    readonly stranger?: Stranger,
  ) {
    super(String(cause));
  }
}

/**
 * A DuckDB file as this process sees it: never open twice. (DuckDB opens a second instance of a file within one process
 * without complaint, and the two then write behind each other's back.) Whoever comes while it is open shares the
 * instance; the last to leave closes it. As other processes are let in only while it is closed, a turn is short:
 * who comes later waits for the next one, and there is a gap after some turns in a row.
 */
export class SharedDatabase {
  private static readonly known = new Map<string, SharedDatabase>();

  /** How often this process has opened a database file. */
  static openings = 0;

  /** Sentences about what was set aside, which nobody was told yet. */
  readonly untold: string[] = [];

  /** How often this process has set the file aside. */
  setAsides = 0;

  private turn: Turn | undefined;
  private instance: DuckDBInstance | undefined;
  private away: Promise<void> | undefined;
  private lastWrite: Promise<unknown> = Promise.resolve();
  private busySince = -Infinity;
  private closedAt = -Infinity;

  private constructor(readonly file: string) {}

  /** The database of a file, by whatever path its folder is named, which must be there. A link in its place is not followed. */
  static async of(path: string): Promise<SharedDatabase> {
    const file = join(await realpath(dirname(path)), basename(path));
    const known = this.known.get(file) ?? new SharedDatabase(file);
    this.known.set(file, known);
    return known;
  }

  /**
   * Does something on a connection of its own. The action must not come back here: it would wait for itself. Throws
   * UnusableDatabase, UserError for what the system refuses, and what the action throws.
   */
  async use<T>(action: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const turn = await this.enter();
    try {
      const { instance, file } = await turn.opened;
      return await connected(instance, file, action);
    } catch (error) {
      // What failed once may have left the instance unfit for anything else.
      if (faultOf(error) !== 'other' || error instanceof UnusableDatabase) turn.until = -Infinity;
      throw databaseError(this.file, error);
    } finally {
      this.leave(turn);
    }
  }

  /** The same for what writes: one after another, so that no two transactions of this process collide. */
  write<T>(action: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const written = this.lastWrite.then(() => this.use(action));
    this.lastWrite = written.catch(() => undefined);
    return written;
  }

  /** Does something with the file while this process has it closed; whoever wants it waits. */
  async whileClosed<T>(action: () => Promise<T>): Promise<T> {
    while (this.away ?? this.turn) {
      if (this.turn) this.turn.until = -Infinity;
      await (this.away ?? this.turn?.over);
    }
    const done = action();
    const settled = (): void => (this.away = undefined);
    this.away = done.then(settled, settled);
    return done;
  }

  /** Joins the turn, or begins one; resolves before it is open. */
  private async enter(): Promise<Turn> {
    while (this.away || (this.turn && this.turn.until < performance.now()))
      await (this.away ?? this.turn?.over);
    const turn = (this.turn ??= this.newTurn());
    turn.users++;
    return turn;
  }

  private newTurn(): Turn {
    let end!: () => void;
    const over = new Promise<void>((resolve) => (end = resolve));
    const opened = this.open();
    const turn: Turn = { opened, over, end, users: 0, until: Infinity };
    const began = (): void => void (turn.until = Math.min(turn.until, performance.now() + longestTurn));
    opened.then(began, () => (turn.until = -Infinity));
    return turn;
  }

  /** In one go, so that nobody opens the file before it is closed. */
  private leave(turn: Turn): void {
    if (--turn.users > 0) return;
    try {
      this.instance?.closeSync();
    } finally {
      this.instance = undefined;
      this.turn = undefined;
      this.closedAt = performance.now();
      turn.end();
    }
  }

  private async open(): Promise<Opened> {
    await this.makeWay();
    const until = performance.now() + patience;
    for (;;) {
      const before = await identityOf(this.file);
      const stranger = await strangerIn(this.file);
      if (stranger) throw new UnusableDatabase(undefined, 'damaged', before, true, stranger);
      try {
        SharedDatabase.openings++;
        const instance = await DuckDBInstance.create(this.file, settings);
        const file = await identityOf(this.file);
        if (before === undefined || isSame(before, file)) {
          this.instance = instance;
          return { instance, file };
        }
        // Another process set it aside between the two: this is no store any more.
        instance.closeSync();
      } catch (error) {
        const fault = faultOf(error);
        if (isUnusable(fault)) throw new UnusableDatabase(error, fault, before, true);
        if (fault !== 'held' || performance.now() > until) throw error;
        await pauseFor(pause * (0.25 + 0.75 * Math.random()));
        this.busySince = performance.now();
      }
    }
  }

  /** Leaves the file alone for a moment where this process had it turn after turn. */
  private async makeWay(): Promise<void> {
    const now = performance.now();
    const idle = now - this.closedAt;
    if (idle < gap && now - this.busySince > longestTurn) await pauseFor(gap - idle);
    else if (idle < gap) return;
    this.busySince = performance.now();
  }
}

async function connected<T>(
  instance: DuckDBInstance,
  file: Identity,
  action: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  try {
    return await action(connection);
  } catch (error) {
    const fault = faultOf(error);
    throw isUnusable(fault) ? new UnusableDatabase(error, fault, file, false) : error;
  } finally {
    connection.closeSync();
  }
}

/** DuckDB would follow a link, and wait at a pipe for ever. */
async function strangerIn(file: string): Promise<Stranger | undefined> {
  const [own, log] = [await strangerAt(file), await strangerAt(file + walEnding)];
  if (own !== undefined) return { kind: own, isLog: false };
  return log === undefined ? undefined : { kind: log, isLog: true };
}

function isUnusable(fault: DatabaseFault): boolean {
  return fault === 'damaged' || fault === 'newer';
}
