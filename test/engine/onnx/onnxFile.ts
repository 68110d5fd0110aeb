/** ONNX's protobuf messages as far as small graphs need them (onnx.proto3, IR version 8). */

/** An element type by its number in onnx.proto3. */
export const elementTypes = { float32: 1, int32: 6, int64: 7, bool: 9, float16: 10 } as const;

/** An element type by its name. */
export type ElementType = keyof typeof elementTypes;

/** An input or output of a graph; a size that is free has a name. */
export interface ValueInfo {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly (number | string)[];
}

/** A constant of a graph; with `file`, its bytes lie in that file beside the model. */
export interface Initializer {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly data: Uint8Array;
  readonly file?: string;
}

/** An attribute: a whole number, a list of them, or a fraction. */
export type Attribute = number | readonly number[] | { readonly float: number };

/** An operator of a graph. */
export interface GraphNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly output: string;
  readonly attributes?: Readonly<Record<string, Attribute>>;
  /** The operators' own domain; ONNX's where none is named. */
  readonly domain?: string;
}

/** A graph with everything in it. */
export interface Graph {
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  readonly initializers: readonly Initializer[];
  readonly nodes: readonly GraphNode[];
}

/** Numbers as a constant. */
export function floats(name: string, dims: readonly number[], values: Float32Array): Initializer {
  return { name, type: 'float32', dims, data: new Uint8Array(values.buffer) };
}

/** Whole numbers as a constant: a list, or one number without dimensions. */
export function integers(name: string, values: readonly number[] | number): Initializer {
  const list = typeof values === 'number' ? [values] : values;
  const data = new Uint8Array(BigInt64Array.from(list, BigInt).buffer);
  return { name, type: 'int64', dims: typeof values === 'number' ? [] : [list.length], data };
}

/** The bytes of an ONNX file. */
export function onnxFile({ inputs, outputs, initializers, nodes }: Graph): Buffer {
  const graph = Buffer.concat([
    ...nodes.map((node) => bytes(1, nodeProto(node))),
    text(2, 'made'),
    ...initializers.map((one) => bytes(5, tensorProto(one))),
    ...inputs.map((one) => bytes(11, valueInfo(one))),
    ...outputs.map((one) => bytes(12, valueInfo(one))),
  ]);
  const domains = ['', ...new Set(nodes.flatMap(({ domain }) => domain ?? []))];
  const opsets = domains.map((domain) =>
    bytes(8, Buffer.concat([text(1, domain), varint(2, domain === '' ? 17 : 1)])),
  );
  return Buffer.concat([varint(1, 8), bytes(7, graph), ...opsets]);
}

function nodeProto({ op, inputs, output, attributes = {}, domain }: GraphNode): Buffer {
  return Buffer.concat([
    ...inputs.map((input) => text(1, input)),
    text(2, output),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, attributeProto(name, value))),
    ...(domain ? [text(7, domain)] : []),
  ]);
}

function attributeProto(name: string, value: Attribute): Buffer {
  if (typeof value === 'number') return Buffer.concat([text(1, name), varint(3, value), varint(20, 2)]);
  if ('float' in value) {
    const number = Buffer.alloc(5);
    number.writeUInt8((2 << 3) | 5);
    number.writeFloatLE(value.float, 1);
    return Buffer.concat([text(1, name), number, varint(20, 1)]);
  }
  return Buffer.concat([text(1, name), ...value.map((one) => varint(8, one)), varint(20, 7)]);
}

function tensorProto({ name, type, dims, data, file }: Initializer): Buffer {
  const entry = (key: string, value: string): Buffer =>
    bytes(13, Buffer.concat([text(1, key), text(2, value)]));
  return Buffer.concat([
    ...dims.map((size) => varint(1, size)),
    varint(2, elementTypes[type]),
    text(8, name),
    ...(file ? [entry('location', file), varint(14, 1)] : [bytes(9, data)]),
  ]);
}

function valueInfo({ name, type, shape }: ValueInfo): Buffer {
  const dimension = (size: number | string): Buffer =>
    bytes(1, typeof size === 'number' ? varint(1, size) : text(2, size));
  const tensor = Buffer.concat([
    varint(1, elementTypes[type]),
    bytes(2, Buffer.concat(shape.map(dimension))),
  ]);
  return Buffer.concat([text(1, name), bytes(2, bytes(1, tensor))]);
}

function varint(field: number, value: number): Buffer {
  return Buffer.concat([number(field << 3), number(value)]);
}

function bytes(field: number, value: Uint8Array): Buffer {
  return Buffer.concat([number((field << 3) | 2), number(value.length), value]);
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value));
}

function number(value: number): Buffer {
  const found: number[] = [];
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...found, rest]);
    found.push((rest % 128) | 128);
  }
}
