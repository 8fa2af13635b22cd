// Brings a video file to a title over HTTP, as an operator does: tus 1.0, in one piece.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** When it resolves, the file was looked at and its encode is queued. `url` is that of the service, `token` an operator's. */
export async function uploadFile(url: string, token: string, file: string, movieId: number): Promise<void> {
  const bytes = readFileSync(file);
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  const words = { movieId: String(movieId), filename: basename(file) };
  const metadata = Object.entries(words).map(
    ([key, word]) => `${key} ${Buffer.from(word).toString('base64')}`,
  );
  const begun = await fetch(new URL('/api/v1/uploads', url), {
    method: 'POST',
    headers: {
      ...headers,
      'upload-length': String(bytes.length),
      'upload-metadata': metadata.join(),
    },
  });
  if (begun.status !== 201) throw new Error(`upload of "${file}": ${begun.status} ${await begun.text()}`);
  const sent = await fetch(new URL(begun.headers.get('location') ?? '', url), {
    method: 'PATCH',
    headers: { ...headers, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
    body: bytes,
  });
  if (sent.status !== 204) throw new Error(`upload of "${file}": ${sent.status} ${await sent.text()}`);
}
