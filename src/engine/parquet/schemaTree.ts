/** A line of parquet_schema: one node of a schema, which stand in the order of their depth first. */
export interface SchemaNode {
  readonly name: string;
  readonly repetition: string | null;
  readonly children: number;
  readonly converted: string | null;
  readonly logical: string | null;
  /** DuckDB's name of the type of a leaf. */
  readonly type: string | null;
}

/** A type with the names that the file has: DuckDB tells names apart that differ in case only by changing them. */
export type NamedType =
  | { readonly kind: 'leaf'; readonly node: SchemaNode }
  | { readonly kind: 'struct'; readonly members: readonly NamedColumn[] }
  | { readonly kind: 'list'; readonly items: NamedType }
  | { readonly kind: 'map'; readonly key: NamedType; readonly value: NamedType };

/** A column, or a member of a struct. */
export interface NamedColumn {
  readonly name: string;
  readonly type: NamedType;
}

/** The columns of a schema, nested as DuckDB reads them. */
export function columnsOf(nodes: readonly SchemaNode[]): readonly NamedColumn[] {
  let at = 0;
  /** Reads the node at `at` and what is below it. */
  const read = (parent: SchemaNode | undefined): NamedColumn => {
    const node = nodes[at++]!;
    const below = Array.from({ length: node.children }, () => read(node));
    return { name: node.name, type: typeOf(node, parent, below) };
  };
  const root = nodes[at++];
  return Array.from({ length: root?.children ?? 0 }, () => read(undefined));
}

function typeOf(node: SchemaNode, parent: SchemaNode | undefined, below: readonly NamedColumn[]): NamedType {
  const isRepeated = node.repetition === 'REPEATED';
  if (below.length === 2 && isEntry(node, parent))
    return { kind: 'map', key: below[0]!.type, value: below[1]!.type };
  const isWrapper =
    below.length === 1 && (isRepeated || node.converted === 'LIST' || node.converted === 'MAP');
  const type: NamedType =
    below.length === 0 || node.logical?.startsWith('Variant')
      ? { kind: 'leaf', node }
      : isWrapper
        ? below[0]!.type
        : { kind: 'struct', members: below };
  return isRepeated ? { kind: 'list', items: type } : type;
}

/** Whether a node holds the keys and values of a map. */
function isEntry(node: SchemaNode, parent: SchemaNode | undefined): boolean {
  return node.converted === 'MAP_KEY_VALUE' || (parent?.converted === 'MAP' && parent.children === 1);
}

/** A type in words that name its members, as "struct(role VARCHAR, content VARCHAR)[]". */
export function typeText(type: NamedType): string {
  switch (type.kind) {
    case 'leaf':
      return type.node.type ?? 'unknown';
    case 'list':
      return `${typeText(type.items)}[]`;
    case 'map':
      return `map(${typeText(type.key)}, ${typeText(type.value)})`;
    case 'struct':
      return `struct(${type.members.map(({ name, type }) => `${name} ${typeText(type)}`).join(', ')})`;
  }
}
