import type { DuplicateIndex } from './duplicateIndex';

/** Which examples are duplicates of one another: a union of nodes, with what is known of each. */
export class DuplicateGroups {
  private readonly parent: Int32Array;
  private readonly nearest: Float64Array;
  private readonly conflicting: Uint8Array;
  /** By node: how many rows ask exactly that. */
  private readonly copies: Uint32Array;
  private groups: { readonly size: Uint32Array; readonly number: Float64Array } | undefined;

  constructor(private readonly index: DuplicateIndex) {
    this.parent = Int32Array.from({ length: index.count }, (_, node) => node);
    this.nearest = new Float64Array(index.count);
    this.conflicting = new Uint8Array(index.count);
    this.copies = new Uint32Array(index.count);
    this.findConflictsWithin();
  }

  /** Notes that two nodes are near-duplicates of this similarity; `conflict`: their answers contradict each other. */
  join(one: number, other: number, similarity: number, conflict: boolean): void {
    this.parent[this.rootOf(one)] = this.rootOf(other);
    for (const node of [one, other]) {
      this.nearest[node] = Math.max(this.nearest[node]!, similarity);
      if (conflict) this.conflicting[node] = 1;
    }
    this.groups = undefined;
  }

  /** The values of a row: similarity, number of duplicates, number of its group, conflict. */
  valuesOf(row: number): readonly number[] {
    const { index } = this;
    const node = index.nodeOfRow[row]!;
    if (node < 0) return [NaN, NaN, NaN, NaN];
    const { size, number } = (this.groups ??= this.count());
    const root = this.rootOf(node);
    const others = size[root]! - 1;
    const conflict = index.answers[row] === 0 ? NaN : this.conflicting[node]!;
    const similarity = this.copies[node]! > 1 ? 1 : this.nearest[node]!;
    return [similarity, others, others > 0 ? number[root]! : NaN, conflict];
  }

  private findConflictsWithin(): void {
    const { nodeOfRow, answers, count } = this.index;
    const first = new Uint32Array(count);
    nodeOfRow.forEach((node, row) => {
      if (node < 0) return;
      this.copies[node]!++;
      const answer = answers[row]!;
      if (answer === 0) return;
      if (first[node] !== 0 && first[node] !== answer) this.conflicting[node] = 1;
      first[node] = answer;
    });
  }

  /** The size of every group, and its number from 1 among those of more than one, whatever the order of the file. */
  private count(): { size: Uint32Array; number: Float64Array } {
    const { nodeOfRow, order, count } = this.index;
    const size = new Uint32Array(count);
    const least = new Float64Array(count).fill(Infinity);
    nodeOfRow.forEach((node, row) => {
      if (node < 0) return;
      const root = this.rootOf(node);
      size[root]!++;
      least[root] = Math.min(least[root]!, order[row]!);
    });
    const number = new Float64Array(count).fill(NaN);
    Array.from(size.keys())
      .filter((root) => size[root]! > 1)
      .sort((a, b) => least[a]! - least[b]!)
      .forEach((root, at) => (number[root] = at + 1));
    return { size, number };
  }

  private rootOf(node: number): number {
    let root = node;
    while (this.parent[root] !== root) root = this.parent[root]!;
    // Paths are cut short on the way, so that no chain is gone along twice (Tarjan 1975).
    for (let at = node; at !== root;) [at, this.parent[at]] = [this.parent[at]!, root];
    return root;
  }
}
