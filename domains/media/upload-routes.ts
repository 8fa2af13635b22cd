// Resumable uploads by tus 1.0 over HTTP, for operators.
import { PassThrough, Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ViewerGate } from '#domains/identity/contract.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';
import type { Uploads } from './ports.ts';

export interface UploadRoutesDeps {
  readonly uploads: Uploads;
  readonly viewers: ViewerGate;
}

/** Not in the OpenAPI description: tus has its own, and clients of its own (docs/operate/uploads.md). */
const schema = { hide: true } as const;

export function uploadRoutes(app: ApiApp, { uploads, viewers }: UploadRoutesDeps): void {
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    void reply.header('Tus-Resumable', '1.0.0');
    const { accountId } = await viewers.requireOperator(request);
    const { raw } = request;
    const body = new PassThrough();
    raw.pipe(body);
    raw.once('error', (error) => body.destroy(error));
    let response: Response;
    try {
      response = await uploads.handle(toWeb(request, body), accountId);
    } finally {
      // What is refused is read to its end all the same: a client that still sends would not see the answer.
      raw.unpipe(body);
      raw.resume();
    }
    for (const [name, value] of response.headers) void reply.header(name, value);
    await reply.code(response.status).send(await response.text());
  };
  // In a scope of its own: no other route takes bodies of this type.
  void app.register((scope, _options, done) => {
    scope.addContentTypeParser('application/offset+octet-stream', (_request, _body, parsed) => parsed(null));
    scope.route({ method: ['OPTIONS', 'POST'], url: '/uploads', schema, handler: answer });
    scope.route({ method: ['HEAD', 'PATCH', 'DELETE'], url: '/uploads/:id', schema, handler: answer });
    done();
  });
}

function toWeb({ method, url, headers }: FastifyRequest, body: Readable): Request {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) given.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const hasBody = method === 'POST' || method === 'PATCH';
  return new Request(new URL(url, 'http://localhost'), {
    method,
    headers: given,
    ...(hasBody ? { body: Readable.toWeb(body) as ReadableStream<Uint8Array>, duplex: 'half' } : {}),
  });
}
