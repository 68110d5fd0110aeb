import { naturalOrder } from '../../../core/dataset/splits/naturalOrder';

/** Names in natural order, and the place of each in it by its index. */
export function sortedNames(names: readonly string[]): { names: string[]; rank: Uint32Array } {
  const order = Uint32Array.from(names, (_, at) => at);
  if (names.some((name, at) => at > 0 && naturalOrder(names[at - 1]!, name) > 0))
    order.sort((one, other) => naturalOrder(names[one]!, names[other]!));
  const rank = new Uint32Array(names.length);
  order.forEach((at, place) => (rank[at] = place));
  return { names: Array.from(order, (at) => names[at]!), rank };
}
