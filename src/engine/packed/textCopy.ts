import type { Packing } from '../../core/dataset/packing';
import type { Unpacked } from './unpacker';

/** The text of a packed dataset, unpacked into a file of Gradus's own. */
export interface TextCopy extends Unpacked {
  readonly packing: Packing;
  readonly path: string;
  /** What the text would be called: its ending tells the format. */
  readonly name: string;
}
