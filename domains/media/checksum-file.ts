// The checksum of a stored file, read once from its beginning to its end.
import { createHash } from 'node:crypto';
import type { OpenedFile } from './ports.ts';

/** SHA-256 as hexadecimal digits. */
export async function checksumFile(file: OpenedFile): Promise<string> {
  const sum = createHash('sha256');
  if (file.bytes > 0) for await (const piece of file.read(0, file.bytes - 1)) sum.update(piece);
  return sum.digest('hex');
}
