import type { Responses } from './responses';

/** Which respondents and items hang together, directly or through others. What does not cannot be put on one scale. */
export interface Connectivity {
  /** How many parts have at least one answer. */
  readonly parts: number;
  /** The part of each respondent, from 0 in the order of respondents; −1 without answers. */
  readonly ofRespondent: Int32Array;
  /** The part of each item; −1 without answers. */
  readonly ofItem: Int32Array;
}

/** The connected components of the graph between respondents and items, by union-find with path halving (Tarjan 1975). */
export function connectivity(responses: Responses): Connectivity {
  const { respondents, items, rows } = responses;
  const parent = Int32Array.from({ length: respondents + items }, (_, at) => at);
  for (let respondent = 0; respondent < respondents; respondent++)
    for (let cell = rows.start[respondent]!; cell < rows.start[respondent + 1]!; cell++)
      unite(parent, respondent, respondents + rows.index[cell]!);
  return numbered(responses, parent);
}

function numbered({ respondents, items, rows, columns }: Responses, parent: Int32Array): Connectivity {
  const numbers = new Int32Array(respondents + items).fill(-1);
  let parts = 0;
  const numberOf = (node: number): number => {
    const root = rootOf(parent, node);
    if (numbers[root] === -1) numbers[root] = parts++;
    return numbers[root]!;
  };
  const isEmpty = (start: Int32Array, at: number): boolean => start[at] === start[at + 1];
  const ofRespondent = Int32Array.from({ length: respondents }, (_, at) =>
    isEmpty(rows.start, at) ? -1 : numberOf(at),
  );
  const ofItem = Int32Array.from({ length: items }, (_, at) =>
    isEmpty(columns.start, at) ? -1 : numberOf(respondents + at),
  );
  return { parts, ofRespondent, ofItem };
}

function rootOf(parent: Int32Array, node: number): number {
  while (parent[node] !== node) {
    parent[node] = parent[parent[node]!]!;
    node = parent[node]!;
  }
  return node;
}

function unite(parent: Int32Array, one: number, other: number): void {
  const first = rootOf(parent, one);
  const second = rootOf(parent, other);
  // The smaller number becomes the root: the result does not depend on the order of the answers.
  if (first < second) parent[second] = first;
  else parent[first] = second;
}
