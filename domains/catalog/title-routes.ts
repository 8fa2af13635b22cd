// Titles that operators make, correct and take away over HTTP.
import type { ViewerGate } from '#domains/identity/contract.ts';
import { problems } from '#engine/api/problem.ts';
import { idParam, noContent, type ApiApp } from '#engine/api/route-kit.ts';
import { newTitleSchema, titleCardSchema, titleDetailSchema, titleFactsSchema } from './contract.ts';
import { createTitle, type CreateTitleDeps } from './create-title.ts';
import { editTitle } from './edit-title.ts';
import type { StillFiles, TitleStore } from './ports.ts';
import { removeTitle } from './remove-title.ts';
import { titlePictures } from './title-pictures.ts';

export interface TitleRoutesDeps extends CreateTitleDeps {
  readonly titles: TitleStore;
  readonly stills: StillFiles;
  readonly viewers: Pick<ViewerGate, 'requireOperator'>;
}

const tags = ['catalog'];

export function titleRoutes(app: ApiApp, deps: TitleRoutesDeps): void {
  const { viewers } = deps;
  const pictures = titlePictures(deps);

  app.post(
    '/movies',
    {
      schema: {
        operationId: 'createMovie',
        tags,
        summary: 'Make a film or a series with its episodes; for operators',
        body: newTitleSchema,
        response: { 201: titleDetailSchema, ...problems },
      },
    },
    async (request, reply) => {
      await viewers.requireOperator(request);
      const { facts, again } = request.body;
      return reply.code(201).send(await createTitle(deps, facts, { again }));
    },
  );

  app.put(
    '/movies/:id',
    {
      schema: {
        operationId: 'editMovie',
        tags,
        summary:
          'Correct what is said of a title, all of it at once; imports leave it alone from then on; for operators',
        params: idParam,
        body: titleFactsSchema,
        response: { 200: titleDetailSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      return editTitle(deps, request.params.id, request.body);
    },
  );

  app.delete(
    '/movies/:id',
    {
      schema: {
        operationId: 'removeMovie',
        tags,
        summary: 'Take away a title that an operator made, while it has no video; for operators',
        params: idParam,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      await viewers.requireOperator(request);
      await removeTitle(deps, request.params.id);
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/movies/:id/still',
    {
      schema: {
        operationId: 'drawPictures',
        tags,
        summary:
          'Let drawn pictures stand for a title again, instead of a picture of the film; for operators',
        params: idParam,
        response: { 200: titleCardSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      return pictures.draw(request.params.id);
    },
  );
}
