// Writes the full address of the key into a DASH manifest as it is sent: it is signed for one player, so that no file can hold it.
import type { MediaFile } from '#domains/media/contract.ts';
import { keyName } from '#engine/media/packaged-protection.ts';

/** `folder` is the address that the manifest lies in, with a slash at its end. */
export async function addressLicence(file: MediaFile, folder: string): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.read(0, file.bytes - 1)) pieces.push(piece);
  const address = `${folder}${keyName}`.replaceAll('&', '&amp;');
  return Buffer.concat(pieces)
    .toString('utf8')
    .replaceAll(`>${keyName}</dashif:Laurl>`, `>${address}</dashif:Laurl>`);
}
