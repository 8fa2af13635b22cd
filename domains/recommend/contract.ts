// What recommend shows to others: home rows, reasons, models and their measures, as the API speaks of them.
import { z } from 'zod';
import { titleCardSchema } from '#domains/catalog/contract.ts';
import { pageOf, pageQuery } from '#engine/api/page.ts';

/** Why a title is recommended, in a form that each language can put into words. */
export const reasonSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('because'),
      titles: z.array(z.object({ id: z.number().int(), title: z.string(), share: z.number() })),
    }),
    z.object({
      kind: z.literal('shared-viewers'),
      viewers: z.number().int(),
      of: z.number().int(),
      titles: z
        .array(z.object({ id: z.number().int(), title: z.string() }))
        .optional()
        .describe('What these viewers chose, as the viewer did; absent where the question named the titles'),
    }),
    z.object({
      kind: z.literal('about'),
      terms: z
        .array(z.object({ field: z.enum(['genre', 'person', 'tag']), term: z.string() }))
        .describe('What it has in common with these titles; of a genre its slug'),
      titles: z.array(z.object({ id: z.number().int(), title: z.string() })),
    }),
    z.object({ kind: z.literal('popular'), viewers: z.number().int() }),
    z.object({ kind: z.literal('genre'), genre: z.string() }),
    z.object({ kind: z.literal('new') }),
  ])
  .meta({ id: 'Reason' });
export type Reason = z.infer<typeof reasonSchema>;

export const recommendedSchema = z
  .object({
    title: titleCardSchema,
    match: z
      .number()
      .min(0)
      .max(1)
      .nullable()
      .describe('How well it fits, 0 to 1; null where nothing is known of the viewer'),
    score: z.number().nullable().describe('Of the model; comparable inside one answer only'),
    reason: reasonSchema.nullable(),
  })
  .meta({ id: 'Recommended' });
export type Recommended = z.infer<typeof recommendedSchema>;

const row = { id: z.string(), items: z.array(recommendedSchema) };
export const homeRowSchema = z
  .discriminatedUnion('kind', [
    z.object({ ...row, kind: z.literal('for-you') }),
    z.object({
      ...row,
      kind: z.literal('because'),
      title: z.object({ id: z.number().int(), title: z.string() }),
    }),
    z.object({ ...row, kind: z.literal('top-10') }),
    z.object({
      ...row,
      kind: z.literal('continue-watching'),
      progress: z.array(
        z.object({
          movieId: z.number().int(),
          episodeId: z.number().int().nullable(),
          position: z.number(),
          duration: z.number(),
        }),
      ),
    }),
    z.object({ ...row, kind: z.literal('my-list') }),
    z.object({ ...row, kind: z.literal('genre'), genre: z.object({ slug: z.string(), name: z.string() }) }),
    z.object({
      ...row,
      kind: z.literal('channel'),
      channel: z.object({
        slug: z.string(),
        name: z.object({ en: z.string(), fr: z.string().optional(), ar: z.string().optional() }),
      }),
    }),
    z.object({ ...row, kind: z.literal('new') }),
  ])
  .meta({ id: 'HomeRow' });
export type HomeRow = z.infer<typeof homeRowSchema>;

export const homeSchema = z
  .object({
    hero: recommendedSchema.nullable(),
    rows: z.array(homeRowSchema),
    model: z
      .object({ id: z.string(), name: z.string() })
      .nullable()
      .describe('The model in service; null before the first training'),
  })
  .meta({ id: 'Home' });
export type Home = z.infer<typeof homeSchema>;

export const similarAnswer = z.object({ items: z.array(recommendedSchema) }).meta({ id: 'SimilarTitles' });

/** GET /movies/:id/why */
export const whyAnswer = z
  .object({ match: recommendedSchema.shape.match, reason: reasonSchema.nullable() })
  .meta({ id: 'Why' });
export type Why = z.infer<typeof whyAnswer>;

/** POST /recommendations: from titles to recommendations, through the users who interacted with them. */
export const recommendInput = z
  .object({
    titles: z
      .array(z.union([z.number().int().positive(), z.string().min(1).max(400)]))
      .min(1)
      .max(50)
      .describe('Ids, or names like "Heat (1995)"'),
    limit: z.number().int().min(1).max(100).default(10),
  })
  .meta({ id: 'RecommendFrom' });
export const recommendAnswer = z
  .object({
    from: z.array(z.object({ id: z.number().int(), title: z.string(), year: z.number().int().nullable() })),
    unknown: z.array(z.string()).describe('Names that no title has'),
    viewers: z.number().int().describe('How many users interacted with any of them'),
    items: z.array(recommendedSchema),
  })
  .meta({ id: 'RecommendAnswer' });

export type RecommendInput = z.infer<typeof recommendInput>;
export type RecommendAnswer = z.infer<typeof recommendAnswer>;

export const metricsSchema = z
  .object({
    users: z.number().int(),
    ndcg: z.number(),
    recall: z.number(),
    precision: z.number(),
    coverage: z.number(),
    k: z.number().int(),
  })
  .meta({ id: 'Metrics' });

export type Metrics = z.infer<typeof metricsSchema>;

export const modelSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    params: z.record(z.string(), z.unknown()),
    metrics: metricsSchema.nullable(),
    dataHash: z.string(),
    seed: z.number().int(),
    users: z.number().int(),
    items: z.number().int(),
    interactions: z.number().int(),
    trainSeconds: z.number(),
    createdAt: z.number(),
    aliases: z.array(z.string()),
  })
  .meta({ id: 'Model' });
export type ModelRecord = z.infer<typeof modelSchema>;

/** GET /models: newest first. */
export const modelList = z.object({ items: z.array(modelSchema) }).meta({ id: 'ModelList' });
export const modelParam = z.object({ id: z.string().min(1).max(64) });

const interval = z.object({ low: z.number(), high: z.number() });

/** Whether two models that were measured on the same people differ by more than chance. */
const pairedTest = z.object({
  metric: z.enum(['ndcg', 'recall', 'precision']),
  difference: z.number().describe('Of this model, less that of the other'),
  interval: interval.describe('95 % bootstrap interval of the difference'),
  p: z.number().describe('How often chance alone gives a difference at least as large'),
});
export type PairedTest = z.infer<typeof pairedTest>;

/** One model that was fitted and measured, with all that is needed to do it again. */
export const runSchema = z
  .object({
    id: z.number().int(),
    kind: z.enum(['train', 'evaluate', 'tune', 'compare']),
    batch: z.string().describe('The same for all runs of one command or job'),
    model: z.string(),
    modelId: z.string().nullable().describe('The model that was registered from it; it may be gone'),
    params: z.record(z.string(), z.unknown()),
    seed: z.number().int(),
    dataHash: z.string(),
    data: z.object({
      users: z.number().int(),
      items: z.number().int(),
      interactions: z.number().int(),
    }),
    split: z.string().describe('What was hidden from the model, and how'),
    metrics: metricsSchema,
    intervals: z.object({ ndcg: interval, recall: interval, precision: interval }),
    comparison: z
      .object({ run: z.number().int().describe('Of the other model'), tests: z.array(pairedTest) })
      .nullable()
      .describe('Of the second of two models that were compared'),
    fitSeconds: z.number(),
    evaluateSeconds: z.number(),
    peakBytes: z.number().describe('Most memory that the process had held by then'),
    version: z.string(),
    commit: z.string().nullable(),
    machine: z.string(),
    createdAt: z.number(),
  })
  .meta({ id: 'Run' });
export type Run = z.infer<typeof runSchema>;

/** GET /runs: newest first. */
export const runQuery = pageQuery.extend({
  model: z.string().max(40).optional(),
  batch: z.string().max(64).optional(),
});
export const runPage = pageOf(runSchema, 'RunPage');

const paramsInput = z
  .record(
    z.string().regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/),
    z.union([z.number(), z.string().max(40), z.boolean(), z.null()]),
  )
  .describe(
    'Set on every model that has a parameter of this name; of an ensemble the weights of its members',
  );
const seedInput = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1)
  .default(1)
  .describe('Of what is hidden and of the models');
const lengthInput = z
  .number()
  .int()
  .min(1)
  .max(1000)
  .default(10)
  .describe('Length of the lists that are measured');
const hideInput = z
  .enum(['random', 'last'])
  .default('random')
  .describe('What is hidden of each person: a random fifth, or the title chosen last');
const modelName = z.string().min(1).max(64);

/** POST /models/train */
export const trainInput = z
  .object({
    models: z
      .array(modelName)
      .max(20)
      .optional()
      .describe('Kinds of models; those that suit the data when absent'),
    params: paramsInput.optional(),
    seed: seedInput,
    k: lengthInput,
    hide: hideInput,
    quick: z.boolean().default(false).describe('Popularity and EASE only'),
    promote: z
      .union([z.boolean(), z.literal('register')])
      .default(true)
      .describe('Whether the best goes into service; false compares only, "register" keeps it for later'),
  })
  .meta({ id: 'TrainModels' });

/** POST /models/compare */
export const compareInput = z
  .object({
    models: z
      .tuple([modelName, modelName])
      .describe('Each the id of a registered model or the name of a kind of model'),
    params: paramsInput.optional(),
    seed: seedInput,
    k: lengthInput,
    hide: hideInput,
  })
  .meta({ id: 'CompareModels' });

/** POST /models/tune */
export const tuneInput = z
  .object({
    model: modelName.describe('Name of a kind of model'),
    params: paramsInput.optional(),
    seed: seedInput,
    k: lengthInput,
    hide: hideInput,
    trials: z.number().int().min(1).max(1000).default(20),
    method: z.enum(['random', 'halving', 'tpe']).default('tpe'),
    minutes: z.number().positive().max(1440).optional().describe('After which no new trial is begun'),
    promote: z.union([z.boolean(), z.literal('register')]).default(false),
  })
  .meta({ id: 'TuneModel' });

const modelJob = {
  id: z.number().int(),
  batch: z.string().describe('Name under which GET /runs has what was measured'),
  state: z.enum(['ready', 'running', 'paused', 'done', 'failed', 'cancelled']),
  progress: z.number().min(0).max(1),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  createdAt: z.number(),
  updatedAt: z.number(),
};

/** Work on models that outlives its request. */
export const modelJobSchema = z
  .discriminatedUnion('kind', [
    z.object({ ...modelJob, kind: z.literal('models.train'), options: trainInput }),
    z.object({ ...modelJob, kind: z.literal('models.compare'), options: compareInput }),
    z.object({ ...modelJob, kind: z.literal('models.tune'), options: tuneInput }),
  ])
  .meta({ id: 'ModelJob' });
export type ModelJob = z.infer<typeof modelJobSchema>;

/** A request sent twice with the same key is done once, however long ago the first was. */
export const idempotencyHeader = z.object({
  'idempotency-key': z
    .string()
    .regex(/^[\x21-\x7e]{1,100}$/)
    .optional()
    .describe('A request sent again with the same key finds the work of the first'),
});
