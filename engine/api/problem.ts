// The body of every error answer: application/problem+json (RFC 9457) with a stable code.
import { z } from 'zod';

export const problemSchema = z
  .object({
    type: z.string().describe('urn:kinora:error: and the code'),
    title: z.string().describe('The code in words'),
    status: z.number().int(),
    code: z.string().describe('Stable, machine-readable; listed in docs/errors.md'),
    detail: z.string().describe('What failed, with the value that failed'),
    instance: z.string().describe('Id of the request, as in the log'),
    faults: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .describe('One entry per invalid field'),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.infer<typeof problemSchema>;

/** The error answers that every route shares, for its `response` map: any status that the route does not name. */
export const problems = {
  default: {
    description: 'The request failed; `code` says why',
    content: { 'application/problem+json': { schema: problemSchema } },
  },
} as const;
