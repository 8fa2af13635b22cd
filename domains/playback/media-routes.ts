// The media bytes themselves: playlists, manifests, segments, thumbnails and subtitles below a signed address.
import { z } from 'zod';
import type { MediaLibrary } from '#domains/media/contract.ts';
import { keyName } from '#engine/media/packaged-protection.ts';
import type { Clock } from '#engine/api/clock.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';
import { playbackErrors } from './errors.ts';
import { noteQuality } from './note-quality.ts';
import type { DownloadStore, QualityStore, StreamStore } from './ports.ts';
import { rememberBriefly } from './remember-briefly.ts';
import { keySet, keySetRequest } from './key-set.ts';
import { addressLicence } from './address-licence.ts';
import { serveRange } from './serve-range.ts';
import { rememberGrants } from './remember-grants.ts';
import type { MediaGrant } from './sign-media-address.ts';
import { streamMemory, watchStreams } from './watch-streams.ts';

export interface MediaRoutesDeps {
  readonly media: MediaLibrary;
  readonly streams: Pick<StreamStore, 'touch' | 'find'>;
  readonly downloads: Pick<DownloadStore, 'holds'>;
  readonly quality: Pick<QualityStore, 'fold'>;
  /** How many devices of an account may play at the same time. */
  readonly streamLimit: number;
  readonly secret: string;
  readonly clock: Clock;
  /**
   * Address under which a web server in front keeps the store for itself, such as `/kinora-media/`: it then sends the bytes
   * (`X-Accel-Redirect` of nginx). Null: this process does.
   */
  readonly accelPrefix: string | null;
}

/** Bytes of a body of reports: an hour of them, were a network gone for so long. */
const mostReportBytes = 64 * 1024;

/** Bytes of a request for keys; it names one. */
const mostKeyBytes = 4096;

/** Asked by a web server in front that sends the bytes by itself (`auth_request` of nginx): is this address good right now? */
const grantName = 'allowed';

const manifestName = 'manifest.mpd';

const contentTypes: Readonly<Record<string, string>> = {
  m3u8: 'application/vnd.apple.mpegurl',
  mpd: 'application/dash+xml',
  mp4: 'video/mp4',
  m4s: 'video/iso.segment',
  vtt: 'text/vtt; charset=utf-8',
  jpg: 'image/jpeg',
};

const params = z.object({
  token: z.string().max(80),
  asset: z.string().regex(/^[1-9]\d{0,14}$/),
  '*': z.string().max(200),
});

/** Registered beside the API, not below it. No other route gives media away. */
export function mediaFileRoutes(app: ApiApp, deps: MediaRoutesDeps): void {
  const { media, clock } = deps;
  const verify = rememberGrants(deps.secret);
  const stateOf = watchStreams(deps.streams, deps.streamLimit);
  const holds = rememberBriefly((id, now) => deps.downloads.holds(id, now));

  /** Throws unless the address was signed for this video, is not too old, and its stream or download goes on. */
  async function admit(token: string, assetId: number, now: number): Promise<MediaGrant> {
    const grant = verify(token, assetId, now);
    if ('downloadId' in grant) {
      if (!(await holds(grant.downloadId, now))) throw playbackErrors.media_session_ended();
      return grant;
    }
    const state = await stateOf(grant.streamId, now);
    if (state === 'full') throw playbackErrors.stream_limit_reached(deps.streamLimit);
    if (state === 'ended') throw playbackErrors.media_session_ended();
    return grant;
  }

  app.route({
    method: ['GET', 'HEAD'],
    url: '/media/:token/:asset/*',
    schema: { hide: true, params },
    config: { rateLimit: false },
    async handler(request, reply) {
      const assetId = Number(request.params.asset);
      const name = request.params['*'];
      const now = clock.now();
      const grant = await admit(request.params.token, assetId, now);

      if (name === grantName) {
        const seconds = Math.floor(streamMemory / 1000);
        return reply.code(204).header('cache-control', `private, max-age=${seconds}`).send();
      }

      if (name === keyName) {
        // What is encrypted is streamed, never kept: no download has a key.
        const held = 'downloadId' in grant ? null : await media.key(assetId);
        if (held === null) throw playbackErrors.media_file_not_found(name);
        return reply
          .headers({ 'content-type': 'application/octet-stream', 'cache-control': 'no-store' })
          .header('x-content-type-options', 'nosniff')
          .send(Buffer.from(held.key));
      }

      const file = await media.open(assetId, name, {
        // Hanging up before anybody asks would go unheard.
        get signal() {
          return request.socket.destroyed ? AbortSignal.abort() : request.signal;
        },
      });
      if (file === null) throw playbackErrors.media_file_not_found(name);

      // The one file that names an address in full: players resolve no licence address against the manifest.
      if (name === manifestName && (await media.key(assetId)) !== null) {
        const folder = new URL('.', `${request.protocol}://${request.host}${request.url}`);
        return reply
          .headers({ 'content-type': contentTypes['mpd'], 'cache-control': 'private, no-cache' })
          .header('x-content-type-options', 'nosniff')
          .send(await addressLicence(file, folder.href));
      }

      const extension = name.slice(name.lastIndexOf('.') + 1);
      // Segments never change; playlists do while better renditions are added. Nothing is for shared caches: the address is personal.
      const lasting = extension === 'm4s' || extension === 'jpg';
      const seconds = Math.max(0, Math.floor((grant.expiresAt - now) / 1000));
      const headers = {
        contentType: contentTypes[extension] ?? 'application/octet-stream',
        cacheControl: lasting ? `private, max-age=${seconds}, immutable` : 'private, no-cache',
      };
      if (deps.accelPrefix === null || file.location === null)
        return serveRange(request, reply, file, headers);
      return reply
        .headers({
          'x-accel-redirect': `${deps.accelPrefix}${file.location}`,
          'content-type': headers.contentType,
          'cache-control': headers.cacheControl,
          'x-content-type-options': 'nosniff',
        })
        .send();
    },
  });

  // ClearKey of the browser asks for keys by their names, and says no content type (EME, 9.1.4).
  void app.register((keys: ApiApp, _options: unknown, done: () => void) => {
    keys.removeAllContentTypeParsers();
    keys.addContentTypeParser('*', { parseAs: 'string', bodyLimit: mostKeyBytes }, (_request, body, parsed) =>
      parsed(null, body),
    );
    keys.post(
      '/media/:token/:asset/key',
      { schema: { hide: true, params: params.omit({ '*': true }) }, config: { rateLimit: false } },
      async (request, reply) => {
        const assetId = Number(request.params.asset);
        const grant = await admit(request.params.token, assetId, clock.now());
        const asked = keySetRequest(request.body);
        const held = 'downloadId' in grant ? null : await media.key(assetId);
        if (held === null) throw playbackErrors.media_file_not_found(keyName);
        return reply.header('cache-control', 'no-store').send(keySet(held, asked));
      },
    );
    done();
  });

  // Reports of players come to the address they play from: it says which stream they are of.
  app.addContentTypeParser(
    ['application/cmcd', 'text/plain'],
    { parseAs: 'string', bodyLimit: mostReportBytes },
    (_request, body, done) => done(null, body),
  );
  app.post(
    '/media/:token/:asset/reports',
    { schema: { hide: true, params: params.omit({ '*': true }) }, config: { rateLimit: false } },
    async (request, reply) => {
      const assetId = Number(request.params.asset);
      const grant = verify(request.params.token, assetId, clock.now());
      if ('streamId' in grant && typeof request.body === 'string')
        await noteQuality(deps, { streamId: grant.streamId, assetId }, request.body);
      return reply.code(204).send();
    },
  );
}
