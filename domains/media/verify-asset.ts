// Compares the files of a video with what was packaged: what is missing, what was damaged since, which playlist is not the right one.
import { packagedFiles } from '#engine/media/packaged-files.ts';
import { checksumFile } from './checksum-file.ts';
import type { Asset, ChecksumStore, MediaFiles, OpenedFile } from './ports.ts';
import { publishPlaylists } from './publish-playlists.ts';

export interface VerifyDeps {
  readonly files: Pick<MediaFiles, 'open'>;
  readonly checksums: Pick<ChecksumStore, 'of'>;
}

export interface FileFault {
  /** Such as `video-720/3.m4s`. */
  readonly name: string;
  readonly fault: 'missing' | 'damaged';
}

export interface Verified {
  readonly assetId: number;
  /** Files that were read. */
  readonly files: number;
  readonly bytes: number;
  readonly faults: readonly FileFault[];
  /** Files that are there, of tracks packaged before checksums were kept: nobody can tell whether they are whole. */
  readonly unsealed: number;
}

export async function verifyAsset(
  { files, checksums }: VerifyDeps,
  asset: Asset,
  onFile: () => void = () => undefined,
): Promise<Verified> {
  const { id, packaged } = asset;
  const faults: FileFault[] = [];
  let [count, bytes, unsealed] = [0, 0, 0];
  if (packaged === null) return { assetId: id, files: 0, bytes: 0, faults, unsealed };
  const look = async (name: string, isRight: (file: OpenedFile) => Promise<boolean>): Promise<void> => {
    const file = await files.open(id, name);
    count += 1;
    onFile();
    if (file === null) faults.push({ name, fault: 'missing' });
    else {
      bytes += file.bytes;
      if (!(await isRight(file))) faults.push({ name, fault: 'damaged' });
    }
  };

  const sums = new Map((await checksums.of(id)).map((sum) => [sum.name, sum]));
  for (const name of [...packagedFiles(packaged).values()].flat()) {
    const sum = sums.get(name);
    // While the work goes on, playlists may promise what is still to come.
    if (sum === undefined && !asset.complete) continue;
    await look(name, async (file) => {
      if (sum === undefined) unsealed += 1;
      return sum === undefined || (file.bytes === sum.bytes && (await checksumFile(file)) === sum.sha256);
    });
  }
  if (!asset.complete) return { assetId: id, files: count, bytes, faults, unsealed };
  // Playlists are written from what is packaged: written again, they must say the same.
  const playlists = new Map<string, string>();
  const write = (_id: number, name: string, text: string): Promise<void> =>
    Promise.resolve(void playlists.set(name, text));
  await publishPlaylists({ write }, id, packaged);
  for (const [name, text] of playlists) {
    await look(name, async (file) => {
      const pieces: Uint8Array[] = [];
      if (file.bytes > 0) for await (const piece of file.read(0, file.bytes - 1)) pieces.push(piece);
      return Buffer.concat(pieces).toString('utf8') === text;
    });
  }
  return { assetId: id, files: count, bytes, faults, unsealed };
}
