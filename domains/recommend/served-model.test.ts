import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Interactions, Popularity, serializeModel } from '@kinora/recommender';
import { diskModelFiles } from '#adapters/disk/model-files.ts';
import { migrate } from '#adapters/sql/migrate.ts';
import { sqlModelRegistry } from '#adapters/sql/model-registry.ts';
import { openSqlite } from '#adapters/sqlite/open-sqlite.ts';
import { newModel } from './model-registry.suite.ts';
import { CHAMPION } from './ports.ts';
import { createServedModel } from './served-model.ts';

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'kinora-served-'));
  const { db, close } = openSqlite(':memory:');
  await migrate(db);
  const registry = sqlModelRegistry(db);
  const files = diskModelFiles(folder);
  let now = 0;
  const faults: unknown[] = [];
  const deps = {
    registry,
    files,
    clock: { now: () => now },
    takeUp: () => Promise.resolve(0),
    onFault: (error: unknown) => faults.push(error),
  };
  return {
    registry,
    faults,
    served: createServedModel(deps),
    again: () => createServedModel(deps),
    /** Registers a popularity model of one title and puts it into service. */
    async promote(id: string, title: number) {
      const model = new Popularity();
      await model.fit(Interactions.from([[1, title]]));
      await files.write(`${id}.model`, serializeModel(model.save()));
      await registry.put(newModel(id));
      await registry.promote(CHAMPION, id, now);
    },
    async promoteBroken(id: string) {
      writeFileSync(join(folder, `${id}.model`), 'cut off');
      await registry.put(newModel(id));
      await registry.promote(CHAMPION, id, now);
    },
    /** Time passes, and the work it starts comes to its end. */
    async pass(milliseconds: number, served: ReturnType<typeof createServedModel>) {
      now += milliseconds;
      await served.current();
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
    async close() {
      await close();
      await rm(folder, { recursive: true });
    },
  };
}

test('createServedModel() answers null before the first training, then the model without a restart', async () => {
  const { served, promote, pass, close } = await open();
  assert.equal(await served.current(), null);
  await promote('a', 11);
  assert.equal(await served.current(), null, 'looks at most every half second');
  await pass(600, served);
  const first = await served.current();
  assert.equal(first?.record.id, 'a');
  assert.deepEqual(
    first?.model.recommend([]).map(({ item }) => item),
    [11],
  );
  await promote('b', 22);
  await pass(600, served);
  assert.equal((await served.current())?.record.id, 'b');
  await close();
});

test('createServedModel() keeps the old model when the new file is broken, and says so once', async () => {
  const { served, promote, promoteBroken, pass, faults, close } = await open();
  await promote('a', 11);
  await pass(0, served);
  await promoteBroken('b');
  for (let i = 0; i < 3; i += 1) await pass(600, served);
  assert.equal((await served.current())?.record.id, 'a');
  assert.equal(faults.length, 1);
  assert.match(String(faults[0]), /Cannot put model "b" into service/);
  await promote('c', 33);
  await pass(600, served);
  assert.equal((await served.current())?.record.id, 'c');
  await close();
});

test('createServedModel() starts with the model before when the one in service is broken', async () => {
  const { promote, promoteBroken, again, close } = await open();
  await promote('a', 11);
  await promoteBroken('b');
  assert.equal((await again().current())?.record.id, 'a');
  await close();
});
