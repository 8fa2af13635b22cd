// Brings the files of a download, a few at a time, each whole or not at all; what is stored already is not asked for again.
import type { DownloadTicket } from '@kinora/sdk';
import type { Shelf } from './shelf.ts';

/** `address`: refused, a fresh one may help. `network`: it may come back. `space`: the disk is full. */
export type FetchTrouble = 'address' | 'network' | 'space' | 'other';

export class FetchFault extends Error {
  readonly trouble: FetchTrouble;

  constructor(trouble: FetchTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FetchFault';
    this.trouble = trouble;
  }
}

/** Files asked for at the same time: enough to fill a line of some delay, few enough to leave it to others. */
const AT_ONCE = 3;

export interface FetchFilesOptions {
  readonly files: DownloadTicket['files'];
  /** The signed folder of the files. */
  readonly address: string;
  readonly shelf: Pick<Shelf, 'names' | 'put'>;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  readonly signal: AbortSignal;
  /** Told the bytes that are stored of those whose size is known, and of how many. */
  readonly onStored: (received: number, total: number) => void;
}

/** Throws a FetchFault; when stopped by its signal, the reason of that. */
export async function fetchFiles(options: FetchFilesOptions): Promise<void> {
  const { files, shelf, signal, onStored } = options;
  const there = await shelf.names();
  const sizeOf = (list: DownloadTicket['files']) => list.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0);
  const total = sizeOf(files);
  const left = files.filter(({ name }) => !there.has(name));
  let received = total - sizeOf(left);
  onStored(received, total);
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  const work = async () => {
    try {
      for (let file = left.shift(); file !== undefined; file = left.shift()) {
        await fetchFile(options, file, either);
        received += file.bytes ?? 0;
        onStored(received, total);
      }
    } catch (error) {
      stop.abort();
      throw error;
    }
  };
  // All of them come to rest first: nothing is stored after this has ended.
  const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  signal.throwIfAborted();
  const failures = outcomes
    .filter((outcome) => outcome.status === 'rejected')
    .map(({ reason }) => reason as unknown);
  if (failures.length > 0) throw failures.find((reason) => reason instanceof FetchFault) ?? failures[0];
}

async function fetchFile(
  { address, fetch, shelf }: FetchFilesOptions,
  { name, bytes }: DownloadTicket['files'][number],
  signal: AbortSignal,
): Promise<void> {
  let body: ArrayBuffer;
  let type: string;
  let told: string | null;
  try {
    // Not into the cache of the browser as well: it would be stored twice.
    const answer = await fetch(address + name, { signal, cache: 'no-store' });
    if (answer.status === 403 || answer.status === 404)
      throw new FetchFault('address', `Cannot store "${name}": it was answered ${answer.status}`);
    if (!answer.ok)
      throw new FetchFault('network', `Cannot store "${name}": it was answered ${answer.status}`);
    type = answer.headers.get('content-type') ?? 'application/octet-stream';
    told = answer.headers.get('content-length');
    body = await answer.arrayBuffer();
  } catch (error) {
    if (error instanceof FetchFault || signal.aborted) throw error;
    throw new FetchFault('network', `Cannot store "${name}": the network failed`, { cause: error });
  }
  // Whole is what the answer itself says: a segment may have been made anew since the list was.
  if (bytes !== null && body.byteLength !== bytes && told !== String(body.byteLength))
    throw new FetchFault('network', `Cannot store "${name}": ${body.byteLength} of ${bytes} bytes came`);
  try {
    await shelf.put(name, body, type);
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    throw new FetchFault(full ? 'space' : 'other', `Cannot store "${name}"`, { cause: error });
  }
}
