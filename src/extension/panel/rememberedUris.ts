import * as v from 'valibot';

/** What remembers: a Memento of VS Code, as far as it is needed. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

const key = 'openedDatasets';
const most = 200;
const schema = v.fallback(v.array(v.string()), []);

/** The datasets whose panels a person opened in this workspace, the last two hundred of them. */
export class RememberedUris {
  constructor(private readonly memory: Memory) {}

  /** Whether a person opened it. */
  has(uri: string): boolean {
    return this.all.includes(uri);
  }

  /** Remembers that a person opened it. */
  async add(uri: string): Promise<void> {
    const others = this.all.filter((one) => one !== uri);
    await this.memory.update(key, [...others, uri].slice(-most));
  }

  private get all(): readonly string[] {
    return v.parse(schema, this.memory.get(key));
  }
}
