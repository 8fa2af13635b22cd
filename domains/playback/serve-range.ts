// Answers requests for stored bytes: whole, in ranges, conditional, or only their headers (RFC 9110, 13 and 14).
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { MediaFile } from '#domains/media/contract.ts';

export interface ServeOptions {
  readonly contentType: string;
  readonly cacheControl: string;
}

/** First and last byte, both included; `unsatisfiable` when no byte asked for exists; null for the whole file. */
export function parseRange(
  header: string | undefined,
  bytes: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  // Several ranges in one request may be answered with everything; no player asks for them.
  const parts = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '');
  if (parts === null) return null;
  const [, first = '', last = ''] = parts;
  if (first === '' && last === '') return null;
  if (first === '') {
    const count = Number(last);
    return count === 0 || bytes === 0
      ? 'unsatisfiable'
      : { start: Math.max(0, bytes - count), end: bytes - 1 };
  }
  const start = Number(first);
  if (last !== '' && Number(last) < start) return null;
  if (start >= bytes) return 'unsatisfiable';
  return { start, end: last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1) };
}

export async function serveRange(
  request: FastifyRequest,
  reply: FastifyReply,
  file: MediaFile,
  options: ServeOptions,
): Promise<FastifyReply> {
  const etag = `"${file.bytes.toString(36)}-${Math.floor(file.modifiedAt).toString(36)}"`;
  const modified = new Date(Math.floor(file.modifiedAt / 1000) * 1000);
  void reply.headers({
    etag,
    'last-modified': modified.toUTCString(),
    'cache-control': options.cacheControl,
    'accept-ranges': 'bytes',
    'content-type': options.contentType,
    'x-content-type-options': 'nosniff',
  });
  if (isUnchanged(request, etag, modified)) return reply.removeHeader('content-type').code(304).send();

  const ifRange = request.headers['if-range'];
  const current = ifRange === undefined || ifRange === etag || ifRange === modified.toUTCString();
  const range = current ? parseRange(request.headers.range, file.bytes) : null;
  if (range === 'unsatisfiable') {
    return reply
      .code(416)
      .removeHeader('content-type')
      .header('content-range', `bytes */${file.bytes}`)
      .send();
  }
  const { start, end } = range ?? { start: 0, end: file.bytes - 1 };
  if (range !== null) void reply.code(206).header('content-range', `bytes ${start}-${end}/${file.bytes}`);
  void reply.header('content-length', end - start + 1);
  if (request.method === 'HEAD' || file.bytes === 0) return reply.send();
  const lent = range === null && isNext(reply) ? await file.lend() : null;
  if (lent !== null) {
    if (isNext(reply)) {
      // By then nothing of it waits to be written, whether all was or the connection is gone.
      reply.raw.once('close', lent.release);
      return reply.send(lent.bytes);
    }
    lent.release();
  }
  const body = file.read(start, end);
  return reply.send(body instanceof Readable ? body : Readable.from(body, { objectMode: false }));
}

/**
 * False once the client has left, and while the answer to an earlier request on the connection goes first: if the client left then, this
 * answer would never be told.
 */
function isNext(reply: FastifyReply): boolean {
  return reply.raw.socket !== null && !reply.raw.closed;
}

/** If-None-Match decides alone when it is there. */
function isUnchanged(request: FastifyRequest, etag: string, modified: Date): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) {
    return tags.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
  }
  const condition = request.headers['if-modified-since'];
  if (condition === undefined) return false;
  const since = Date.parse(condition);
  return Number.isFinite(since) && modified.getTime() <= since;
}
