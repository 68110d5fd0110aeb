import * as v from 'valibot';

/** What remembers: a Memento of VS Code, as far as it is needed. */
export interface Memory {
  get(key: string): unknown;
  update(key: string, value: unknown): Thenable<void>;
}

const most = 200;
const schema = v.fallback(v.array(v.string()), []);

/** Datasets that something is remembered of in this workspace, under a key: the last two hundred of them. */
export class RememberedUris {
  constructor(
    private readonly memory: Memory,
    private readonly key: string,
  ) {}

  /** Whether it is remembered. */
  has(uri: string): boolean {
    return this.all.includes(uri);
  }

  /** Remembers it. */
  async add(uri: string): Promise<void> {
    const others = this.all.filter((one) => one !== uri);
    await this.memory.update(this.key, [...others, uri].slice(-most));
  }

  private get all(): readonly string[] {
    return v.parse(schema, this.memory.get(this.key));
  }
}
