// Pictures of titles and avatars: drawn from the facts when first asked for, then kept on disk and cached for ever.
import { createReadStream } from 'node:fs';
import { mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { PictureProcess } from '#adapters/resvg/picture-process.ts';
import { artWidths } from '#domains/catalog/contract.ts';
import { catalogErrors } from '#domains/catalog/errors.ts';
import type { ArtAddresses, StillFiles, TitleRowDetail, TitleStore } from '#domains/catalog/ports.ts';
import type { ArtworkFacts } from '#engine/artwork/artwork-facts.ts';
import { avatarNames, drawAvatar, type AvatarName } from '#engine/artwork/draw-avatar.ts';
import { drawBackdrop } from '#engine/artwork/draw-backdrop.ts';
import { drawCard } from '#engine/artwork/draw-card.ts';
import { drawPoster } from '#engine/artwork/draw-poster.ts';
import { drawStill } from '#engine/artwork/draw-still.ts';
import { defineErrors } from '#engine/api/define-errors.ts';
import type { ApiApp } from '#engine/api/route-kit.ts';
import { httpErrors } from '../http/answer-errors.ts';
import { drawingSeed } from './art-addresses.ts';

const kinds = ['poster', 'card', 'backdrop'] as const;
export type ArtKind = (typeof kinds)[number];

const drawers: Record<ArtKind, (facts: ArtworkFacts) => string> = {
  poster: drawPoster,
  card: drawCard,
  backdrop: drawBackdrop,
};
const FOR_EVER = 'public, max-age=31536000, immutable';

/** Pictures that may wait to be drawn: about ten seconds of work. */
const MOST_WAITING = 300;

export const artErrors = defineErrors({
  drawing_busy: {
    kind: 'unavailable',
    when: 'Too many pictures wait to be drawn for the first time. Ask again in a moment.',
    message: () => 'Cannot draw this picture right now: too many are waiting',
    details: () => ({ retryAfterSeconds: 5 }),
  },
});

export interface ArtDeps {
  readonly titles: Pick<TitleStore, 'detail'>;
  readonly art: ArtAddresses;
  readonly pictures: Pick<PictureProcess, 'render'>;
  readonly stills: Pick<StillFiles, 'read'>;
  /** Folder of drawn pictures. */
  readonly folder: string;
}

const artParams = z.object({
  kind: z.enum(kinds),
  key: z.string().regex(/^[1-9]\d{0,14}-[0-9a-z]{1,8}$/),
  file: z.string().regex(/^\d{2,4}\.webp$/),
});

export function artFacts(title: TitleRowDetail): ArtworkFacts {
  const names = (role: string): string[] =>
    title.credits.filter((credit) => credit.role === role).map((credit) => credit.name);
  return {
    id: drawingSeed(title),
    title: title.title,
    ...(title.originalTitle === null ? {} : { originalTitle: title.originalTitle }),
    year: title.year,
    genres: title.genres.map((genre) => genre.slug),
    directors: names('director'),
    cast: names('cast'),
    countries: title.countries,
    kind: title.kind,
    ...(title.minutes === null ? {} : { minutes: title.minutes }),
  };
}

export function artRoutes(app: ApiApp, deps: ArtDeps): void {
  const drawing = new Map<string, Promise<void>>();

  const draw = async (path: string, title: TitleRowDetail, kind: ArtKind, width: number): Promise<void> => {
    const facts = artFacts(title);
    const still = title.still === null ? null : await deps.stills.read(title.still);
    const svg = still === null ? drawers[kind](facts) : drawStill(facts, kind, still);
    const image = await deps.pictures.render(svg, { width, format: 'webp' });
    await mkdir(dirname(path), { recursive: true });
    const partial = `${path}.${process.pid}.part`;
    await writeFile(partial, image);
    await rename(partial, path);
  };

  app.get(
    '/art/:kind/:key/:file',
    { schema: { hide: true, params: artParams }, config: { rateLimit: false } },
    async (request, reply) => {
      const { kind, key, file } = request.params;
      const width = Number(file.split('.')[0]);
      if (!(artWidths[kind] as readonly number[]).includes(width))
        throw httpErrors.route_not_found('GET', request.url);
      const path = join(deps.folder, kind, key, file);
      let size = await sizeOf(path);
      if (size === null) {
        const id = Number(key.split('-')[0]);
        const title = await deps.titles.detail(id);
        if (!title) throw catalogErrors.title_not_found(id);
        // Only the address in force is drawn and kept: a made-up key must not fill the disk.
        const address = `${deps.art.of(title)[kind]}/${file}`;
        if (!address.includes(`/${key}/`)) return reply.header('cache-control', 'no-cache').redirect(address);
        if (drawing.size >= MOST_WAITING && !drawing.has(path)) throw artErrors.drawing_busy();
        const pending = drawing.get(path) ?? draw(path, title, kind, width);
        drawing.set(path, pending);
        await pending.finally(() => drawing.delete(path));
        size = await sizeOf(path);
      }
      return reply
        .headers({ 'content-type': 'image/webp', 'cache-control': FOR_EVER, 'content-length': size ?? 0 })
        .send(createReadStream(path));
    },
  );

  const avatarParams = z.object({ file: z.string().regex(/^[a-z][a-z0-9-]{1,30}\.svg$/) });
  app.get(
    '/art/avatar/:file',
    { schema: { hide: true, params: avatarParams }, config: { rateLimit: false } },
    (request, reply) => {
      const name = request.params.file.slice(0, -'.svg'.length);
      if (!(avatarNames as readonly string[]).includes(name))
        throw httpErrors.route_not_found('GET', request.url);
      return reply
        .headers({ 'content-type': 'image/svg+xml; charset=utf-8', 'cache-control': 'public, max-age=86400' })
        .send(drawAvatar(name as AvatarName));
    },
  );
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch {
    return null;
  }
}
