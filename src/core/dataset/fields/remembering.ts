const mostNames = 1000;

/** A function of field names that remembers what it gave: every record of a dataset asks for the same few. */
export function remembering<T>(of: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size === mostNames) known.clear();
    const now = of(name);
    known.set(name, now);
    return now;
  };
}
