// The key that signs media addresses: from the settings, or made at the first start and kept in the data folder.
import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Characters of a key worth the name. */
const least = 32;

/** `path` is readable by its owner only. Two processes that start at once agree on one key. */
export function readSecret(configured: string | undefined, path: string): string {
  if (configured !== undefined) return configured;
  const known = readKey(path);
  if (known !== null) return known;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  if (statSync(path, { throwIfNoEntry: false })?.size === 0) rmSync(path, { force: true });
  // Written beside and linked: the key is there whole or not at all, and of two processes the first one's counts.
  const partial = `${path}.${process.pid}.part`;
  writeFileSync(partial, randomBytes(32).toString('base64url'), { mode: 0o600 });
  try {
    linkSync(partial, path);
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    // A file system without hard links.
    if (!taken) renameSync(partial, path);
  } finally {
    rmSync(partial, { force: true });
  }
  const made = readKey(path);
  if (made === null)
    throw new Error(
      `Cannot use the key in "${path}": it is shorter than ${least} characters. Remove the file.`,
    );
  return made;
}

function readKey(path: string): string | null {
  try {
    const key = readFileSync(path, 'utf8').trim();
    return key.length >= least ? key : null;
  } catch {
    return null;
  }
}
