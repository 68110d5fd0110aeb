import { UserError } from '../../core/userError';
import { ByteReader } from './byteReader';
import type { Pieces } from './pieces';
import { cutOff, damaged, followed } from './unpackFaults';
import { frameOf, headerRest, littleEndian, type ZstdFrame } from './zstdFrame';

/** A header, block or checksum of a frame: what unpacks to 128 KB at most. */
export interface ZstdPart {
  readonly bytes: Uint8Array;
  /** Where it begins in the file. */
  readonly at: number;
  readonly isChecksum?: boolean;
}

const frameMagic = 0xfd2fb528;
/** What whoever unpacks must be able to look back on at most: as much as zstd itself allows where nobody says otherwise. */
const largestWindow = 2 ** 27;
const largestBlock = 2 ** 17;

/**
 * The parts of Zstandard data, frame after frame; frames that are to be passed over are left out (RFC 8878, 3.1).
 * Throws UserError where it is cut off or no Zstandard data, and where a frame needs a dictionary or too much memory.
 */
export async function* zstdParts(packed: Pieces, name: string): AsyncGenerator<ZstdPart> {
  const reader = new ByteReader(packed);
  try {
    for (;;) {
      const at = reader.at;
      const magic = await reader.take(4);
      if (magic.length === 0) return;
      const number = littleEndian(magic);
      if (magic.length === 4 && number === frameMagic) yield* frameParts(reader, name, magic);
      else if (magic.length === 4 && (number & 0xfffffff0) >>> 0 === 0x184d2a50)
        await skipFrame(reader, name);
      else throw at === 0 ? damaged(name, 'zstd', at) : followed(name, 'zstd', at);
    }
  } finally {
    await reader.close();
  }
}

async function skipFrame(reader: ByteReader, name: string): Promise<void> {
  const size = await taken(reader, 4, name);
  if (!(await reader.skip(littleEndian(size)))) throw cutOff(name, 'zstd', reader.at);
}

async function* frameParts(reader: ByteReader, name: string, magic: Uint8Array): AsyncGenerator<ZstdPart> {
  const at = reader.at - 4;
  const descriptor = await taken(reader, 1, name);
  const rest = await taken(reader, headerRest(descriptor[0]!), name);
  const frame = frameOf(descriptor[0]!, rest);
  if (!frame) throw damaged(name, 'zstd', at);
  refuseDemanding(frame, name);
  yield { bytes: Buffer.concat([magic, descriptor, rest]), at };
  for (let isLast = false; !isLast;) {
    const from = reader.at;
    const header = Buffer.from(await taken(reader, 3, name));
    const said = littleEndian(header);
    const [kind, size] = [(said >> 1) & 3, said >> 3];
    if (kind === 3 || size > largestBlock) throw damaged(name, 'zstd', from);
    isLast = (said & 1) === 1;
    // A byte that is repeated stands once.
    const content = await taken(reader, kind === 1 ? 1 : size, name);
    yield { bytes: Buffer.concat([header, content]), at: from };
  }
  if (frame.hasChecksum) yield { bytes: await taken(reader, 4, name), at: reader.at - 4, isChecksum: true };
}

async function taken(reader: ByteReader, count: number, name: string): Promise<Uint8Array> {
  const bytes = await reader.take(count);
  if (bytes.length < count) throw cutOff(name, 'zstd', reader.at);
  return bytes;
}

function refuseDemanding({ dictionary, window }: ZstdFrame, name: string): void {
  if (dictionary !== 0)
    throw new UserError(
      `${name} was compressed with a dictionary (number ${dictionary}), which is not in it: unpack it with "zstd -d -D DICTIONARY", and name the unpacked file.`,
    );
  if (window > largestWindow)
    throw new UserError(
      `${name} takes ${Math.ceil(window / 2 ** 20)} MB of memory to unpack, more than ${largestWindow / 2 ** 20}: unpack it with "zstd -d --long=31", and name the unpacked file.`,
    );
}
