import { digest, type Written } from './atomicFile';
import { openRegular } from './regularFile';

/** The size and SHA-256 of a file. Throws UserError where it is none that can be read. */
export async function digestOfFile(path: string, signal?: AbortSignal): Promise<Written> {
  const file = await openRegular(path);
  try {
    const pieces = file.createReadStream({
      autoClose: false,
      highWaterMark: 2 ** 20,
      ...(signal && { signal }),
    });
    return await digest(pieces as AsyncIterable<Buffer>);
  } finally {
    await file.close();
  }
}
