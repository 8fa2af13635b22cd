// The files that this page is sending: they go on while the operator looks elsewhere, and after a reload once the file is chosen again.
import { DetailedError, Upload, defaultOptions, type PreviousUpload } from 'tus-js-client';

export type UploadState = 'asking' | 'sending' | 'paused' | 'checking' | 'done' | 'failed';

export interface ChosenTitle {
  readonly movieId: number;
  readonly episodeId: number | null;
}

export interface UploadItem {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
  /** Null while it is asked for. */
  readonly title: ChosenTitle | null;
  readonly sent: number;
  readonly state: UploadState;
  /** Code of what went wrong. */
  readonly fault: string | null;
  readonly secondsLeft: number | null;
}

/** An upload that a page before this one began. */
export interface Interrupted {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
}

/** Bytes of a piece: one must arrive within the 30 seconds that the server gives a request. */
const PIECE = 8 * 1024 * 1024;
const endpoint = '/api/v1/uploads';
/** Milliseconds before each try when the connection breaks; each piece that arrives begins the list anew. */
const RETRIES = [500, 1_000, 3_000, 5_000, 10_000, 20_000, 30_000];
/** Milliseconds that the server keeps an upload that is not whole. */
const KEPT = 48 * 3600_000;

/** Answers that another try may change: pieces out of step, and too many requests. */
const passing: ReadonlySet<number> = new Set([409, 429]);

const fingerprint = (file: File): Promise<string> =>
  Promise.resolve(['kinora', file.name, file.size, file.lastModified].join('|'));

class UploadQueue {
  #items: readonly UploadItem[] = [];
  #interrupted: readonly Interrupted[] = [];
  readonly #files = new Map<number, File>();
  readonly #uploads = new Map<number, Upload>();
  readonly #begun = new Map<number, { at: number; sent: number }>();
  readonly #listeners = new Set<() => void>();
  #lastId = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly items = (): readonly UploadItem[] => this.#items;
  readonly interrupted = (): readonly Interrupted[] => this.#interrupted;

  /** Files that were begun before go on at once; of the others it is asked what they are. */
  async add(files: readonly File[]): Promise<void> {
    for (const file of files) {
      const [before] = await defaultOptions.urlStorage.findUploadsByFingerprint(await fingerprint(file));
      this.#lastId += 1;
      const id = this.#lastId;
      this.#files.set(id, file);
      const title = before === undefined ? null : titleOf(before);
      this.#items = [
        ...this.#items,
        {
          id,
          name: file.name,
          bytes: file.size,
          title,
          sent: 0,
          state: 'asking',
          fault: null,
          secondsLeft: null,
        },
      ];
      this.#tell();
      if (before !== undefined && title !== null) this.send(id, title, before);
    }
    await this.lookForInterrupted();
  }

  send(id: number, title: ChosenTitle, before?: PreviousUpload): void {
    const file = this.#files.get(id);
    if (file === undefined) return;
    const upload = new Upload(file, {
      endpoint,
      chunkSize: PIECE,
      retryDelays: RETRIES,
      fingerprint,
      removeFingerprintOnSuccess: true,
      metadata: {
        movieId: String(title.movieId),
        ...(title.episodeId === null ? {} : { episodeId: String(title.episodeId) }),
        filename: file.name,
      },
      onProgress: (sent) => this.#progress(id, sent),
      onSuccess: () => this.#change(id, { state: 'done', sent: file.size, secondsLeft: null }),
      onError: (error) => this.#fail(id, error),
      // What the server refused stays refused; a connection that broke, or a server that starts again, does not.
      onShouldRetry: ({ originalResponse: answer }) =>
        answer === null || answer.getStatus() >= 500 || passing.has(answer.getStatus()),
    });
    if (before !== undefined) upload.resumeFromPreviousUpload(before);
    this.#uploads.set(id, upload);
    this.#begun.delete(id);
    this.#change(id, { title, state: 'sending', fault: null });
    upload.start();
  }

  pause(id: number): void {
    void this.#uploads.get(id)?.abort();
    this.#change(id, { state: 'paused', secondsLeft: null });
  }

  resume(id: number): void {
    this.#begun.delete(id);
    this.#change(id, { state: 'sending', fault: null });
    this.#uploads.get(id)?.start();
  }

  /** Also takes what is done or failed out of sight. */
  async cancel(id: number): Promise<void> {
    const upload = this.#uploads.get(id);
    const over = this.#items.find((item) => item.id === id)?.state === 'done';
    this.#items = this.#items.filter((item) => item.id !== id);
    this.#files.delete(id);
    this.#uploads.delete(id);
    this.#tell();
    // The server removes it by itself when this does not get through.
    if (upload !== undefined && !over) await upload.abort(upload.url !== null).catch(() => undefined);
  }

  async lookForInterrupted(): Promise<void> {
    const here = new Set(this.#items.map(({ name, bytes }) => `${name}|${bytes}`));
    const found: Interrupted[] = [];
    for (const upload of await defaultOptions.urlStorage.findAllUploads()) {
      const { uploadUrl, urlStorageKey: key, size, metadata } = upload;
      if (!key.includes('::kinora|') || uploadUrl === null || size === null) continue;
      if (Date.now() - Date.parse(upload.creationTime) > KEPT) {
        await defaultOptions.urlStorage.removeUpload(key);
        continue;
      }
      const name = metadata['filename'] ?? '';
      if (here.has(`${name}|${size}`)) continue;
      const sent = await sentSoFar(uploadUrl);
      if (sent !== null) found.push({ key, name, bytes: size, sent });
    }
    this.#interrupted = found;
    this.#tell();
  }

  async discard(key: string): Promise<void> {
    const all = await defaultOptions.urlStorage.findAllUploads();
    const upload = all.find((each) => each.urlStorageKey === key);
    await defaultOptions.urlStorage.removeUpload(key);
    if (upload?.uploadUrl) await Upload.terminate(upload.uploadUrl).catch(() => undefined);
    await this.lookForInterrupted();
  }

  #progress(id: number, sent: number): void {
    const item = this.#items.find((each) => each.id === id);
    if (item === undefined || (item.state !== 'sending' && item.state !== 'checking')) return;
    const now = performance.now();
    const begun = this.#begun.get(id) ?? { at: now, sent };
    this.#begun.set(id, begun);
    const rate = (sent - begun.sent) / (now - begun.at);
    // The answer to the last piece comes when the file was looked at.
    const state = sent >= item.bytes ? 'checking' : 'sending';
    const secondsLeft = now - begun.at < 1500 || rate <= 0 ? null : (item.bytes - sent) / rate / 1000;
    this.#change(id, { sent, state, secondsLeft });
  }

  #fail(id: number, error: Error): void {
    const answer = error instanceof DetailedError ? error.originalResponse : null;
    this.#change(id, {
      state: 'failed',
      fault: answer === null ? 'network' : codeOf(answer.getBody()),
      secondsLeft: null,
    });
  }

  #change(id: number, change: Partial<UploadItem>): void {
    this.#items = this.#items.map((item) => (item.id === id ? { ...item, ...change } : item));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function titleOf({ metadata }: PreviousUpload): ChosenTitle | null {
  const { movieId, episodeId } = metadata;
  if (movieId === undefined) return null;
  return { movieId: Number(movieId), episodeId: episodeId === undefined ? null : Number(episodeId) };
}

/** Null when the server has it no more, or it is another account's. */
async function sentSoFar(url: string): Promise<number | null> {
  try {
    const answer = await fetch(url, { method: 'HEAD', headers: { 'tus-resumable': '1.0.0' } });
    return answer.ok ? Number(answer.headers.get('upload-offset')) : null;
  } catch {
    return null;
  }
}

function codeOf(body: string): string {
  try {
    return (JSON.parse(body) as { code: string }).code;
  } catch {
    return 'other';
  }
}

/** One for the page: it outlives the screen. */
export const uploadQueue = new UploadQueue();
