// Uploads by tus 1.0 (tus.io): pieces of files kept on the disk until they are whole, whoever's connection breaks in between.
import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FileConfigstore, FileStore } from '@tus/file-store';
import { ERRORS, Server, type Upload } from '@tus/server';
import { mediaErrors } from '#domains/media/errors.ts';
import type { UploadIntake, Uploads, UploadWords } from '#domains/media/ports.ts';
import { KinoraError } from '#engine/api/define-errors.ts';

export interface TusOptions {
  /** Made at the first upload. */
  readonly folder: string;
  /** Path under which the requests come, such as `/api/v1/uploads`. */
  readonly path: string;
  readonly intake: UploadIntake;
  /** Told of whole files that could not be queued in a sweep. */
  readonly onError: (error: unknown) => void;
  /** Free bytes of the disk. */
  readonly freeBytes?: () => Promise<number>;
}

/** Milliseconds after which an upload that is not whole is removed. */
const KEPT_MS = 48 * 3600_000;

/** Bytes of the disk that uploads leave alone. */
const RESERVE = 256_000_000;

/** What we note beside the words of the client; the client cannot set it. */
const ownerKey = 'owner';
const assetKey = 'asset';

interface Opened {
  readonly server: Server;
  readonly store: FileStore;
}

export function tusUploads(options: TusOptions): Uploads {
  const { folder, intake } = options;
  const freeBytes = options.freeBytes ?? (() => freeIn(folder));
  const owners = new WeakMap<Request, number>();
  const faults = new WeakMap<Request, KinoraError>();
  /** Whole files that are being probed, by id: the last piece and a question about it may come at the same time. */
  const finishing = new Map<string, Promise<number>>();
  let opening: Promise<Opened> | undefined;

  const configs = new FileConfigstore(folder);

  /** Bytes that are still to come of uploads that were begun. */
  async function promised(store: FileStore): Promise<number> {
    let sum = 0;
    for (const id of await configs.list()) {
      const upload = await find(store, id);
      if (upload !== null) sum += (upload.size ?? 0) - upload.offset;
    }
    return sum;
  }

  async function open(): Promise<Opened> {
    // Before the library does it, which could not be told of a failure.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const store = new FileStore({
      directory: folder,
      configstore: configs,
      expirationPeriodInMilliseconds: KEPT_MS,
    });
    const server = new Server({
      path: options.path,
      datastore: store,
      relativeLocation: true,
      // What is checked must be what is used: the library itself would read an id out of the query, too.
      getFileIdFromRequest: (request) => idIn(request),
      disableTerminationForFinishedUploads: true,
      // Other origins have no business here, so nothing is said of them.
      allowedOrigins: () => false,
      async onUploadCreate(request, upload) {
        const words = wordsOf(upload);
        await intake.judge(words, upload.size ?? null);
        const free = (await freeBytes()) - (await promised(store)) - RESERVE;
        if ((upload.size ?? 0) > free) throw mediaErrors.upload_no_space(upload.size ?? 0, free);
        return { metadata: { ...words, [ownerKey]: String(owners.get(request)) } };
      },
      async onUploadFinish(_request, upload) {
        const asset = await finish(store, upload);
        return { headers: { 'Content-Location': `/api/v1/assets/${asset}` } };
      },
      onResponseError(request, error) {
        if (error instanceof KinoraError) faults.set(request, error);
        return undefined;
      },
    });
    return { server, store };
  }

  /** What a process that died between two writes left: a file without words, words without a file, half a word. */
  async function removeHalves(store: FileStore): Promise<void> {
    for (const name of await readdir(folder)) {
      const id = name.replace(/\.json$/, '');
      if (!isId(id) || (await find(store, id)) !== null) continue;
      const facts = await stat(join(folder, name)).catch(() => null);
      if (facts !== null && Date.now() - facts.mtimeMs >= KEPT_MS)
        await rm(join(folder, name), { force: true });
    }
  }

  /** A failure, such as a full disk, is not kept. */
  const opened = (): Promise<Opened> =>
    (opening ??= open().catch((error: unknown) => {
      opening = undefined;
      throw error;
    }));

  /** Safe to ask again. Removes a file that cannot be used. */
  function finish(store: FileStore, upload: Upload): Promise<number> {
    const known = upload.metadata?.[assetKey];
    if (known !== undefined && known !== null) return Promise.resolve(Number(known));
    const running = finishing.get(upload.id);
    if (running !== undefined) return running;
    const take = async (): Promise<number> => {
      try {
        const asset = await intake.take(join(folder, upload.id), wordsOf(upload));
        upload.metadata = { ...upload.metadata, [assetKey]: String(asset) };
        await configs.set(upload.id, upload);
        return asset;
      } catch (error) {
        const ours = error instanceof KinoraError && error.kind !== 'unavailable' && error.kind !== 'fault';
        if (ours) await store.remove(upload.id);
        throw error;
      }
    };
    const taking = take().finally(() => finishing.delete(upload.id));
    finishing.set(upload.id, taking);
    return taking;
  }

  return {
    async handle(request, accountId) {
      const { server, store } = await opened();
      owners.set(request, accountId);
      const id = idIn(request);
      if (request.method !== 'POST' && request.method !== 'OPTIONS') {
        const upload = isId(id) ? await find(store, id) : null;
        if (upload?.metadata?.[ownerKey] !== String(accountId)) throw mediaErrors.upload_not_found(id);
        // The process ended between the last piece and the probe, or the transcoder could not look just then.
        const whole = upload.offset === upload.size && request.method === 'HEAD';
        if (whole) await finish(store, upload);
      }
      const response = await server.handleWeb(request);
      const fault = faults.get(request) ?? toFault(response.status, id);
      if (fault !== null) throw fault;
      return response;
    },

    async release(path) {
      if (dirname(path) !== folder) return;
      await rm(path, { force: true });
      await rm(`${path}.json`, { force: true });
    },

    async sweep() {
      const { store } = await opened();
      for (const id of await configs.list()) {
        const upload = await find(store, id);
        if (upload === null) continue;
        const asset = upload.metadata?.[assetKey];
        const age = Date.now() - Date.parse(upload.creation_date ?? '');
        if (asset !== undefined && asset !== null) {
          if (!(await intake.needs(Number(asset), join(folder, id)))) await store.remove(id);
        } else if (upload.offset === upload.size) {
          await finish(store, upload).catch(options.onError);
        } else if (!(age < KEPT_MS)) {
          await store.remove(id);
        }
      }
      await removeHalves(store);
    },
  };
}

/** Of an address as it is routed: its last part, without what is asked behind it. */
function idIn(request: Pick<Request, 'url'>): string {
  return /\/([^/]*)$/.exec(new URL(request.url).pathname)?.[1] ?? '';
}

function isId(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}

function wordsOf({ metadata }: Upload): UploadWords {
  const { movieId, episodeId, filename } = metadata ?? {};
  return {
    ...(movieId == null ? {} : { movieId }),
    ...(episodeId == null ? {} : { episodeId }),
    ...(filename == null ? {} : { filename }),
  };
}

async function find(store: FileStore, id: string): Promise<Upload | null> {
  try {
    return await store.getUpload(id);
  } catch (error) {
    if (error === ERRORS.FILE_NOT_FOUND || error === ERRORS.FILE_NO_LONGER_EXISTS) return null;
    // Its words were cut off by the end of a process: it must not keep the others from going on.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** An answer of the library as one of our errors; null where it is left as it is (all is well, or tus asks for just this status). */
function toFault(status: number, id: string): KinoraError | null {
  if (status < 400 || status === 410 || status === 412) return null;
  if (status === 404) return mediaErrors.upload_not_found(id);
  if (status === 409) return mediaErrors.upload_offset();
  if (status === 413) return mediaErrors.upload_overlong();
  if (status >= 500) return mediaErrors.upload_unwritten();
  return mediaErrors.upload_invalid('a header of it is missing or wrong (tus 1.0)');
}

async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
