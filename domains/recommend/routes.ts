// Home, similar titles, reasons and recommendations from titles, over HTTP.
import type { ViewerGate } from '#domains/identity/contract.ts';
import { problems } from '#engine/api/problem.ts';
import { idParam, type ApiApp } from '#engine/api/route-kit.ts';
import { homeSchema, recommendAnswer, recommendInput, similarAnswer, whyAnswer } from './contract.ts';
import { EVERYTHING } from './policy.ts';
import type { Recommender } from './recommender.ts';

export interface RecommendRoutesDeps {
  readonly recommend: Recommender;
  readonly viewers: ViewerGate;
}

/** Anybody may ask from titles, and each question looks at thousands of people. */
const FROM_TITLES_A_MINUTE = 60;

export function recommendRoutes(app: ApiApp, { recommend, viewers }: RecommendRoutesDeps): void {
  const describe = (operationId: string, summary: string) => ({ operationId, summary, tags: ['recommend'] });

  app.get(
    '/home',
    {
      schema: {
        ...describe('showHome', 'The rows of the chosen profile: recommended as of its last click'),
        response: { 200: homeSchema, ...problems },
      },
    },
    async (request) => recommend.home((await viewers.requireProfile(request)).profile),
  );

  app.get(
    '/movies/:id/similar',
    {
      schema: {
        ...describe('listSimilar', 'Titles like this one'),
        params: idParam,
        response: { 200: similarAnswer, ...problems },
      },
    },
    async (request) => {
      const viewer = await viewers.optional(request);
      const limit = viewer?.profile?.maturityLimit ?? EVERYTHING;
      return { items: await recommend.similar(request.params.id, limit) };
    },
  );

  app.get(
    '/movies/:id/why',
    {
      schema: {
        ...describe('explainMovie', 'How well a title fits the chosen profile, and why'),
        params: idParam,
        response: { 200: whyAnswer, ...problems },
      },
    },
    async (request) => {
      const { profile } = await viewers.requireProfile(request);
      return recommend.why(profile, request.params.id);
    },
  );

  app.post(
    '/recommendations',
    {
      config: { rateLimit: { max: FROM_TITLES_A_MINUTE, timeWindow: '1 minute' } },
      schema: {
        ...describe(
          'recommendFromTitles',
          'From titles to recommendations, through the people who chose them',
        ),
        body: recommendInput,
        response: { 200: recommendAnswer, ...problems },
      },
    },
    async (request) => {
      const viewer = await viewers.optional(request);
      const { suggestions: _suggestions, ...answer } = await recommend.fromTitles(
        request.body,
        viewer?.profile?.maturityLimit ?? EVERYTHING,
      );
      return answer;
    },
  );
}
