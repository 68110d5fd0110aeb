import { openRegular } from '../files/regularFile';
import { withFile } from '../files/systemErrors';

const magic = 'PAR1';
const encryptedMagic = 'PARE';

/**
 * What the two ends of a file tell of why it is no readable Parquet, as "it is encrypted"; undefined where they are in order.
 * Throws UserError where it is no regular file or cannot be read.
 */
export async function faultOfEnds(path: string): Promise<string | undefined> {
  const file = await openRegular(path);
  try {
    return await withFile('read', path, async () => {
      const { size } = await file.stat();
      if (size === 0) return 'it is empty';
      const head = Buffer.alloc(4);
      await file.read(head, 0, 4, 0);
      if (head.toString('latin1') === encryptedMagic) return 'it is encrypted';
      if (head.toString('latin1') !== magic) return 'it does not begin as one';
      if (size < 12) return 'it ends too early';
      const tail = Buffer.alloc(8);
      await file.read(tail, 0, 8, size - 8);
      if (tail.toString('latin1', 4) !== magic) return 'it ends too early';
      return tail.readUInt32LE(0) > size - 12 ? 'its end is damaged' : undefined;
    });
  } finally {
    await file.close();
  }
}
