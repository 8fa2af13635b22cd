// A few silent seconds of a title for who looks at its card. They take no stream's place and count as nothing watched.
import type { CatalogReader } from '#domains/catalog/contract.ts';
import type { ViewerGate } from '#domains/identity/contract.ts';
import type { MediaLibrary } from '#domains/media/contract.ts';
import { idParam, type ApiApp } from '#engine/api/route-kit.ts';
import { playbackErrors } from './errors.ts';

export interface PreviewRoutesDeps {
  readonly viewers: ViewerGate;
  readonly catalog: CatalogReader;
  readonly media: Pick<MediaLibrary, 'preview'>;
}

/** Seconds that a browser keeps a preview, and the answer that there is none. */
const KEPT = 600;
const KEPT_NONE = 30;

export function previewRoutes(app: ApiApp, { viewers, catalog, media }: PreviewRoutesDeps): void {
  app.get('/movies/:id/preview', { schema: { hide: true, params: idParam } }, async (request, reply) => {
    const { profile } = await viewers.requireProfile(request);
    const { id: titleId } = request.params;
    const { maturityLimit } = profile;
    const [card] = await catalog.cards([titleId], { maturityLimit });
    if (card === undefined) throw playbackErrors.played_title_not_found(`title ${titleId}`);
    // Of a series the first episode: a later one would tell what happens.
    const [first] = card.kind === 'series' ? (await catalog.detail(titleId)).episodes : [];
    const preview = await media.preview(titleId, first?.id ?? null);
    void reply.header('cache-control', `private, max-age=${preview === null ? KEPT_NONE : KEPT}`);
    if (preview === null) return reply.code(204).send();
    return reply
      .headers({ 'content-type': 'video/mp4', 'x-content-type-options': 'nosniff' })
      .send(Buffer.from(preview));
  });
}
