import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { floats, integers, onnxFile, type GraphNode, type Initializer } from '../engine/onnx/onnxFile';
import { generator } from '../core/measures/given';

// The shape of all-MiniLM-L6-v2 (Wang et al. 2020).
const layers = 6;
const width = 384;
const inner = 1536;
const heads = 12;
const vocabulary = 30_522;
const positions = 512;

/** Writes a BERT of MiniLM's shape with random weights, whose speed is that of the real one; gives its folder. */
export function writeBert(folder: string, tokenizer: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'model.onnx'), new BertGraph().bytes());
  writeFileSync(
    join(folder, 'config.json'),
    JSON.stringify({ model_type: 'bert', max_position_embeddings: positions, vocab_size: vocabulary }),
  );
  copyFileSync(tokenizer, join(folder, 'tokenizer.json'));
  return folder;
}

/** The graph of a BERT encoder (Devlin et al. 2019), node by node as exporters write it. */
class BertGraph {
  private readonly nodes: GraphNode[] = [];
  private readonly initializers: Initializer[] = [];
  private readonly random = generator(7);
  private made = 0;

  bytes(): Buffer {
    let hidden = this.embeddings();
    for (let layer = 0; layer < layers; layer++) hidden = this.layer(hidden);
    this.nodes.push({ op: 'Identity', inputs: [hidden], output: 'last_hidden_state' });
    const ids = ['input_ids', 'attention_mask', 'token_type_ids'].map(
      (name) => ({ name, type: 'int64', shape: ['batch', 'length'] }) as const,
    );
    return onnxFile({
      inputs: ids,
      outputs: [{ name: 'last_hidden_state', type: 'float32', shape: ['batch', 'length', width] }],
      initializers: this.initializers,
      nodes: this.nodes,
    });
  }

  private embeddings(): string {
    const words = this.op('Gather', [this.weights(vocabulary, width), 'input_ids']);
    const types = this.op('Gather', [this.weights(2, width), 'token_type_ids']);
    const length = this.op('Gather', [this.op('Shape', ['input_ids']), this.whole(1)]);
    const places = this.op('Range', [this.whole(0), length, this.whole(1)]);
    const position = this.op('Gather', [this.weights(positions, width), places]);
    return this.norm(this.op('Add', [this.op('Add', [words, types]), position]));
  }

  private layer(hidden: string): string {
    const [query, key, value] = [0, 1, 2].map(() => this.split(this.linear(hidden, width, width)));
    const turned = this.op('Transpose', [key!], { perm: [0, 1, 3, 2] });
    const products = this.op('Div', [
      this.op('MatMul', [query!, turned]),
      this.fraction(Math.sqrt(width / heads)),
    ]);
    const weights = this.op('Softmax', [this.op('Add', [products, this.mask()])], { axis: 3 });
    const mixed = this.op('Transpose', [this.op('MatMul', [weights, value!])], { perm: [0, 2, 1, 3] });
    const joined = this.op('Reshape', [mixed, this.whole([0, 0, width])]);
    const attended = this.norm(this.op('Add', [this.linear(joined, width, width), hidden]));
    const grown = this.gelu(this.linear(attended, width, inner));
    return this.norm(this.op('Add', [this.linear(grown, inner, width), attended]));
  }

  /** 0 where there is a token, a large negative number where a row is filled up; made once. */
  private mask(): string {
    if (this.maskName !== undefined) return this.maskName;
    const numbers = this.op('Cast', ['attention_mask'], { to: 1 });
    const spread = this.op('Unsqueeze', [numbers, this.whole([1, 2])]);
    const missing = this.op('Sub', [this.fraction(1), spread]);
    return (this.maskName = this.op('Mul', [missing, this.fraction(-10_000)]));
  }

  private maskName: string | undefined;

  private split(hidden: string): string {
    const rows = this.op('Reshape', [hidden, this.whole([0, 0, heads, width / heads])]);
    return this.op('Transpose', [rows], { perm: [0, 2, 1, 3] });
  }

  private linear(hidden: string, from: number, to: number): string {
    return this.op('Add', [this.op('MatMul', [hidden, this.weights(from, to)]), this.weights(to)]);
  }

  private norm(hidden: string): string {
    const scale = this.constant([width], new Float32Array(width).fill(1));
    return this.op('LayerNormalization', [hidden, scale, this.weights(width)], {
      axis: -1 + 3,
      epsilon: { float: 1e-12 },
    });
  }

  private gelu(hidden: string): string {
    const error = this.op('Erf', [this.op('Div', [hidden, this.fraction(Math.SQRT2)])]);
    const scaled = this.op('Mul', [hidden, this.op('Add', [error, this.fraction(1)])]);
    return this.op('Mul', [scaled, this.fraction(0.5)]);
  }

  private op(op: string, inputs: readonly string[], attributes?: GraphNode['attributes']): string {
    const output = `v${this.made++}`;
    this.nodes.push({ op, inputs, output, ...(attributes ? { attributes } : {}) });
    return output;
  }

  private weights(...dims: number[]): string {
    const size = dims.reduce((product, dim) => product * dim, 1);
    return this.constant(
      dims,
      Float32Array.from({ length: size }, () => 0.08 * (this.random() - 0.5)),
    );
  }

  private fraction(value: number): string {
    return this.constant([], Float32Array.of(value));
  }

  private constant(dims: readonly number[], values: Float32Array): string {
    const name = `c${this.made++}`;
    this.initializers.push(floats(name, dims, values));
    return name;
  }

  private whole(values: readonly number[] | number): string {
    const name = `c${this.made++}`;
    this.initializers.push(integers(name, values));
    return name;
  }
}
