import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { UserError } from '../../../core/userError';
import type { ModelFolder } from '../../models/modelFolder';
import { refuseMissingWeights } from '../../models/externalWeights';
import { loadSession, runSession } from '../session';
import { decoderInputs } from './decoderInputs';
import { logitsOf, type Logits } from './logits';

/** A decoder's graph, loaded: token ids in, a score for every token after every position out. */
export class DecoderGraph {
  private constructor(
    readonly name: string,
    private readonly session: InferenceSession,
    private readonly inputs: ReturnType<typeof decoderInputs>,
    private readonly output: string,
    /** How many tokens it knows. */
    readonly vocabulary: number,
  ) {}

  /** Loads a decoder and tries it. Throws UserError where it is no causal language model. */
  static async load({ name, model }: ModelFolder, threads: number): Promise<DecoderGraph> {
    await refuseMissingWeights(model);
    const session = await loadSession(model, threads);
    const output = outputOf(name, session.outputMetadata);
    const inputs = decoderInputs(name, session.inputMetadata);
    const untried = new DecoderGraph(name, session, inputs, output, 0);
    return new DecoderGraph(name, session, inputs, output, await untried.tryOut());
  }

  /** The logits of these rows of token ids, run together. Rows are padded on the right to the longest. */
  async run(rows: readonly ArrayLike<number>[]): Promise<Logits> {
    const width = Math.max(...rows.map((row) => row.length));
    const feeds = Object.fromEntries([...this.inputs].map(([name, make]) => [name, make({ rows, width })]));
    const outputs = await runSession(this.session, this.name, feeds, [this.output]);
    const tensor = outputs[this.output] as Tensor;
    const logits = logitsOf(tensor);
    if (logits?.width === width) return logits;
    throw new UserError(
      `The model ${this.name} is no language model: it gives ${tensor.type} [${tensor.dims.join(', ')}] where a score for each token after each of ${width} positions is expected.`,
    );
  }

  /** Runs two rows that differ in their last token alone: what stands before it may not change. Gives the number of tokens. */
  private async tryOut(): Promise<number> {
    const logits = await this.run([
      [0, 1, 0],
      [0, 1, 1],
    ]);
    const { data, vocabulary, width } = logits;
    for (let at = 0; at < 2 * vocabulary; at++) {
      const [one, other] = [data[at]!, data[width * vocabulary + at]!];
      if (Number.isNaN(one))
        throw new UserError(`The model ${this.name} gives no numbers for a text of three tokens.`);
      if (Math.abs(one - other) > 1e-4 * (1 + Math.abs(one)))
        throw new UserError(
          `The model ${this.name} is no causal language model: what it says of a token depends on the tokens after it, as in a masked language model.`,
        );
    }
    return vocabulary;
  }
}

/** The output that holds the logits. */
function outputOf(name: string, outputs: readonly InferenceSession.ValueMetadata[]): string {
  if (outputs.some((output) => output.name === 'logits')) return 'logits';
  const names = outputs.map((output) => output.name);
  const isEncoder = names.some((one) => /hidden_state|embed/.test(one));
  throw new UserError(
    `The model ${name} is no language model: it gives ${names.join(', ')} where logits are expected.`,
    isEncoder ? { remedy: { kind: 'chooseEncoder' } } : {},
  );
}
