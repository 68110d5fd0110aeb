/** The name that was most probably meant where another was written; undefined where none is near enough. */
export function closestName(written: string, names: readonly string[]): string | undefined {
  const plain = simple(written);
  const near = names
    .map((name) => ({ name, distance: distanceOf(plain, simple(name)) }))
    .filter(
      ({ name, distance }) => distance <= Math.max(1, Math.floor(Math.min(written.length, name.length) / 3)),
    )
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.name;
}

/** A question that names it, with a space before; empty where none is near enough. */
export function didYouMean(written: string, names: readonly string[]): string {
  const name = closestName(written, names);
  return name === undefined ? '' : ` Did you mean "${name}"?`;
}

function simple(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}

/** How many letters have to be put in, left out, exchanged, or swapped with their neighbour (optimal string alignment). */
function distanceOf(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let at = 1; at <= one.length; at++) {
    const row = [at];
    for (let to = 1; to <= other.length; to++) {
      const same = one[at - 1] === other[to - 1];
      const swapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      row.push(
        Math.min(
          rows[at - 1]![to]! + 1,
          row[to - 1]! + 1,
          rows[at - 1]![to - 1]! + (same ? 0 : 1),
          swapped ? rows[at - 2]![to - 2]! + 1 : Infinity,
        ),
      );
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}
