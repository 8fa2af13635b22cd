import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { documentedErrors } from '#engine/api/define-errors.ts';
import { openTestService } from '../../tests/open-test-service.ts';

interface Operation {
  operationId: string;
  parameters?: { name: string; in: 'query' | 'path'; schema?: { enum?: string[] } }[];
  requestBody?: { content: { 'application/json': { schema: Schema } } };
  responses: Record<string, unknown>;
}
interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  enum?: unknown[];
  type?: string;
}

const api = JSON.parse(readFileSync(join(import.meta.dirname, '../../contract/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** Ends the fuzzer's own session, and so all that comes after it. */
const endsSession = new Set(['signOut', 'signOutEverywhere', 'signOutDevice', 'changePassword']);
const RUNS = 25;

const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1',
    '2',
    '99999999999999999999',
    '1e9',
    'NaN',
    '../../etc/passwd',
    '%00',
    "' OR 1=1 --",
    '<script>',
    '١٢',
    '\u0000',
  ),
  fc.integer().map(String),
);

function bodyFor(schema: Schema | undefined): fc.Arbitrary<unknown> {
  const name = schema?.$ref?.split('/').at(-1);
  const resolved = name ? api.components.schemas[name] : schema;
  if (!resolved) return fc.jsonValue();
  if (resolved.enum) return fc.oneof(fc.constantFrom(...resolved.enum), fc.jsonValue());
  if (!resolved.properties) {
    const plain: Record<string, fc.Arbitrary<unknown>> = {
      boolean: fc.boolean(),
      integer: fc.integer(),
      number: fc.double(),
      string: hostile,
    };
    return fc.oneof(plain[resolved.type ?? ''] ?? fc.jsonValue(), fc.jsonValue());
  }
  const fields = Object.fromEntries(
    Object.entries(resolved.properties).map(([key, value]) => [key, bodyFor(value)]),
  );
  return fc.oneof(
    { weight: 4, arbitrary: fc.record(fields, { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  );
}

test('the API answers any input with a documented status and body, and never with a fault', async () => {
  const service = await openTestService();
  const operator = await service.signIn({ role: 'operator' });
  const known = new Set(documentedErrors().map((error) => error.code));
  let answered = 0;
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      if (endsSession.has(operation.operationId)) continue;
      const parameters = operation.parameters ?? [];
      const values = fc.record(
        Object.fromEntries(
          parameters.map(({ name, schema }) => [
            name,
            schema?.enum ? fc.oneof(fc.constantFrom(...schema.enum), hostile) : hostile,
          ]),
        ),
        {
          requiredKeys: parameters
            .filter((parameter) => parameter.in === 'path')
            .map((parameter) => parameter.name),
        },
      );
      const body = operation.requestBody
        ? bodyFor(operation.requestBody.content['application/json'].schema)
        : fc.constant(undefined);
      await fc.assert(
        fc.asyncProperty(values, body, async (given, payload) => {
          const query = new URLSearchParams();
          let url = path;
          for (const parameter of parameters) {
            const value = given[parameter.name];
            if (value === undefined) continue;
            if (parameter.in === 'path')
              url = url.replace(`{${parameter.name}}`, encodeURIComponent(value.replaceAll('.', '') || '-'));
            else query.set(parameter.name, value);
          }
          const answer = await operator.call(
            method.toUpperCase() as 'GET',
            `${url}?${query.toString()}`,
            payload,
          );
          answered += 1;
          const what = `${method} ${url}?${query.toString()} ${JSON.stringify(payload)} -> ${answer.statusCode} ${answer.body.slice(0, 300)}`;
          assert.ok(answer.statusCode < 500, what);
          if (answer.statusCode < 400)
            assert.ok(String(answer.statusCode) in operation.responses || answer.statusCode === 304, what);
          else assert.ok(known.has(answer.json<{ code: string }>().code), what);
        }),
        { numRuns: RUNS },
      );
    }
  }
  assert.ok(answered > 100);
  await service.close();
});
