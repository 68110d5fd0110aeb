import { setImmediate } from 'node:timers/promises';
import type { ExampleDynamics } from '../../core/measures/measure';
import { dynamicsOf, epochOf, type Epoch } from '../../core/learning/trainingDynamics';
import type { CoordinatesRecord, EpochRecord } from './dynamicsRecord';
import { GrowingColumn } from './growingColumn';

const yieldAfter = 4096;
const mostEpochs = 1000;

/** Cartography's number for an example that was never right. */
const neverRight = 1000;

/** Training dynamics of examples by name. */
export interface NamedDynamics extends ExampleDynamics {
  readonly names: readonly string[];
}

/** One epoch of every example: three numbers each, however many classes there are. */
class EpochColumns {
  readonly p = new GrowingColumn();
  readonly right = new GrowingColumn();
  readonly margin = new GrowingColumn();
}

/** Training dynamics as they are read, record by record and in any order. */
export class TrainingLog {
  private readonly places = new Map<string, number>();
  private readonly epochs = new Map<number, EpochColumns>();
  private readonly gold = new GrowingColumn();
  private readonly coordinates = new Map<number, CoordinatesRecord>();

  /** The number of epochs. */
  get epochCount(): number {
    return this.epochs.size;
  }

  /** The number of examples. */
  get size(): number {
    return this.places.size;
  }

  /** Takes a record; where it does not go with what is there already, which stays, it says why. */
  add(record: EpochRecord | CoordinatesRecord): string | undefined {
    const place = this.placeOf(record.guid);
    return 'logits' in record ? this.addEpoch(place, record) : this.addCoordinates(place, record);
  }

  /** What they come to: from the scores where there are some, else from the table of coordinates. */
  async result(signal?: AbortSignal): Promise<{ dynamics: NamedDynamics; incomplete: number }> {
    const column = (): Float64Array => new Float64Array(this.size).fill(NaN);
    const columns = {
      confidence: column(),
      variability: column(),
      correctness: column(),
      forgetting: column(),
      aum: column(),
    };
    const numbers = [...this.epochs.keys()].sort((one, other) => one - other);
    let incomplete = 0;
    for (let place = 0; place < this.size; place++) {
      const course = this.courseOf(place, numbers);
      if (course.length > 0 && course.length < numbers.length) incomplete++;
      for (const [name, value] of Object.entries(this.told(place, course)))
        columns[name as keyof ExampleDynamics][place] = value;
      if (place % yieldAfter === 0) {
        await setImmediate();
        signal?.throwIfAborted();
      }
    }
    return { dynamics: { names: [...this.places.keys()], ...columns }, incomplete };
  }

  private told(
    place: number,
    course: readonly Epoch[],
  ): Record<Exclude<keyof ExampleDynamics, 'aum'>, number> & { aum?: number } {
    const table = this.coordinates.get(place);
    if (course.length === 0 && table) {
      const { guid: _, ...told } = table;
      return told;
    }
    const { confidence, variability, correctness, forgetting, aum } = dynamicsOf(course);
    const times = course.length > 0 && Number.isNaN(forgetting) ? neverRight : forgetting;
    return { confidence, variability, correctness, forgetting: times, aum };
  }

  private courseOf(place: number, numbers: readonly number[]): Epoch[] {
    return numbers.flatMap((number) => {
      const { p, right, margin } = this.epochs.get(number)!;
      const known = p.get(place);
      return Number.isNaN(known)
        ? []
        : [{ p: known, right: right.get(place) === 1, margin: margin.get(place) }];
    });
  }

  private addEpoch(place: number, { epoch, logits, gold }: EpochRecord): string | undefined {
    const known = this.gold.get(place);
    if (!Number.isNaN(known) && known !== gold) return `its "gold" is ${gold} here, but ${known} before`;
    const columns = this.epochs.get(epoch) ?? new EpochColumns();
    if (!Number.isNaN(columns.p.get(place))) return 'its epoch was there already';
    if (this.epochs.size === mostEpochs && !this.epochs.has(epoch))
      return `there are more than ${mostEpochs} epochs`;
    this.epochs.set(epoch, columns);
    this.gold.put(place, gold);
    const { p, right, margin } = epochOf(logits, gold);
    columns.p.put(place, p);
    columns.right.put(place, right ? 1 : 0);
    columns.margin.put(place, margin);
    return undefined;
  }

  private addCoordinates(place: number, record: CoordinatesRecord): string | undefined {
    if (this.coordinates.has(place)) return 'its coordinates were there already';
    this.coordinates.set(place, record);
    return undefined;
  }

  private placeOf(guid: string): number {
    const place = this.places.get(guid) ?? this.places.size;
    this.places.set(guid, place);
    return place;
  }
}
