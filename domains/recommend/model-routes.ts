// The models behind recommendations over HTTP, for operators: training, comparison, record of runs, registry.
import type { ViewerGate } from '#domains/identity/contract.ts';
import type { JobStore } from '#domains/jobs/ports.ts';
import { decodeNumbers, encodeCursor } from '#engine/api/page.ts';
import { problems } from '#engine/api/problem.ts';
import { type ApiApp, idParam, noContent } from '#engine/api/route-kit.ts';
import {
  compareInput,
  idempotencyHeader,
  modelJobSchema,
  modelList,
  modelParam,
  modelSchema,
  runPage,
  runQuery,
  runSchema,
  trainInput,
  tuneInput,
} from './contract.ts';
import { recommendErrors } from './errors.ts';
import { findModelJob, presentModelJob, queueModelWork, type ModelJobsDeps } from './model-jobs.ts';
import type { RunStore } from './ports.ts';
import type { Recommender } from './recommender.ts';
import { checkTuning } from './tune-model.ts';

export interface ModelRoutesDeps extends ModelJobsDeps {
  readonly recommend: Recommender;
  readonly jobs: JobStore;
  readonly runs: RunStore;
  readonly viewers: ViewerGate;
}

/** Each is minutes of work for the machine. */
const WORK_A_MINUTE = 10;

export function modelRoutes(app: ApiApp, deps: ModelRoutesDeps): void {
  const { recommend, jobs, runs, viewers, clock } = deps;
  const describe = (operationId: string, summary: string) => ({
    operationId,
    summary: `${summary}; for operators`,
    tags: ['models'],
  });
  const limited = { rateLimit: { max: WORK_A_MINUTE, timeWindow: '1 minute' } };

  app.get(
    '/models',
    {
      schema: {
        ...describe('listModels', 'Trained models with their measures, newest first'),
        response: { 200: modelList, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      return { items: await recommend.models() };
    },
  );

  app.post(
    '/models/train',
    {
      config: limited,
      schema: {
        ...describe('trainModels', 'Queue a training: models are compared and the best goes into service'),
        headers: idempotencyHeader,
        body: trainInput,
        response: { 202: modelJobSchema, ...problems },
      },
    },
    async (request, reply) => {
      await viewers.requireOperator(request);
      const work = { kind: 'models.train', options: request.body } as const;
      recommend.checkChoice(work.options);
      const job = await queueModelWork(deps, work, request.headers['idempotency-key'] ?? null);
      return reply.code(202).send(presentModelJob(job));
    },
  );

  app.post(
    '/models/compare',
    {
      config: limited,
      schema: {
        ...describe('compareModels', 'Queue a comparison of two models on the same hidden likings'),
        headers: idempotencyHeader,
        body: compareInput,
        response: { 202: modelJobSchema, ...problems },
      },
    },
    async (request, reply) => {
      await viewers.requireOperator(request);
      const work = { kind: 'models.compare', options: request.body } as const;
      await recommend.checkModels(work.options.models);
      const job = await queueModelWork(deps, work, request.headers['idempotency-key'] ?? null);
      return reply.code(202).send(presentModelJob(job));
    },
  );

  app.post(
    '/models/tune',
    {
      config: limited,
      schema: {
        ...describe('tuneModel', 'Queue a search of the parameters of one kind of model'),
        headers: idempotencyHeader,
        body: tuneInput,
        response: { 202: modelJobSchema, ...problems },
      },
    },
    async (request, reply) => {
      await viewers.requireOperator(request);
      const work = { kind: 'models.tune', options: request.body } as const;
      checkTuning(work.options.model, work.options.params ?? {});
      const job = await queueModelWork(deps, work, request.headers['idempotency-key'] ?? null);
      return reply.code(202).send(presentModelJob(job));
    },
  );

  app.get(
    '/models/jobs/:id',
    {
      schema: {
        ...describe('showModelJob', 'How far a training, comparison or search is'),
        params: idParam,
        response: { 200: modelJobSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      return presentModelJob(await findModelJob(jobs, request.params.id));
    },
  );

  app.delete(
    '/models/jobs/:id',
    {
      schema: {
        ...describe('cancelModelJob', 'Cancel a training, comparison or search that is not over'),
        params: idParam,
        response: { 200: modelJobSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      const job = await findModelJob(jobs, request.params.id);
      await jobs.cancel(job.id, clock.now());
      return presentModelJob(await findModelJob(jobs, job.id));
    },
  );

  app.get(
    '/runs',
    {
      schema: {
        ...describe('listRuns', 'Every model that was fitted and measured, newest first'),
        querystring: runQuery,
        response: { 200: runPage, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      const { cursor, limit, model, batch } = request.query;
      const [before] = cursor === undefined ? [] : decodeNumbers(cursor, 1);
      const found = await runs.list({ limit: limit + 1, before, model, batch });
      const items = found.slice(0, limit);
      const last = items.at(-1);
      return { items, next: found.length > limit && last ? encodeCursor([last.id]) : null };
    },
  );

  app.get(
    '/runs/:id',
    {
      schema: {
        ...describe('showRun', 'One run with its parameters, measures, times and memory'),
        params: idParam,
        response: { 200: runSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      const run = await runs.find(request.params.id);
      if (!run) throw recommendErrors.run_not_found(request.params.id);
      return run;
    },
  );

  app.post(
    '/models/:id/promote',
    {
      schema: {
        ...describe('promoteModel', 'Put a trained model into service'),
        params: modelParam,
        response: { 200: modelSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      return recommend.promote(request.params.id);
    },
  );

  app.post(
    '/models/rollback',
    {
      schema: {
        ...describe('rollBackModel', 'Put the model before back into service'),
        response: { 200: modelSchema, ...problems },
      },
    },
    async (request) => {
      await viewers.requireOperator(request);
      return recommend.rollBack();
    },
  );

  app.delete(
    '/models/:id',
    {
      schema: {
        ...describe('removeModel', 'Remove a trained model that is not in service; its runs stay on record'),
        params: modelParam,
        response: { 204: noContent, ...problems },
      },
    },
    async (request, reply) => {
      await viewers.requireOperator(request);
      await recommend.remove(request.params.id);
      return reply.code(204).send(null);
    },
  );
}
