// Tests of the descent on ranking losses: kernels against the scalar reference, and what it learns.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { Interactions } from '../interactions.ts';
import type { InteractionRow } from '../interactions.ts';
import { availableKernels } from '../kernels/available-kernels.ts';
import type { KernelVariant } from '../kernels/kernels.ts';
import { createRandom } from '../random.ts';
import type { SparseMatrix } from '../sparse-matrix.ts';
import { descendHybrid } from './hybrid-descent.ts';
import { hybridLosses, warpWeight, widthOf } from './hybrid-task.ts';
import type { FeatureEmbeddings, HybridLoss, HybridTask } from './hybrid-task.ts';

function randomMatrix(rows: number, columns: number, density: number, dislikes = false): SparseMatrix {
  const random = createRandom(rows * 31 + columns);
  const entries: InteractionRow[] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      if (random.next() < density || c === r % columns || r === c % rows)
        entries.push([r, c, dislikes && random.next() < 0.2 ? -1 : 0.5 + random.integer(3)]);
    }
  }
  return Interactions.from(entries).matrix;
}

function makeTask(rank: number): HybridTask {
  const width = widthOf(rank);
  const random = createRandom(rank);
  const side = (features: SparseMatrix): FeatureEmbeddings => ({
    features,
    vectors: Float32Array.from({ length: features.columnCount * width }, (_, i) =>
      i % width < rank ? random.normal() * 0.1 : 0,
    ),
  });
  const entries = randomMatrix(40, 23, 0.2, true);
  const pool = Int32Array.from({ length: 23 }, (_, i) => i);
  return { entries, pool, users: side(randomMatrix(40, 45, 0.1)), items: side(randomMatrix(23, 31, 0.1)) };
}

const learn = (task: HybridTask, loss: HybridLoss, rank: number, by: KernelVariant | 'scalar') =>
  descendHybrid(task, {
    loss,
    rank,
    epochs: 2,
    rate: 0.02,
    penalty: 0.001,
    attempts: 5,
    random: createRandom(9),
    with: by,
  });

for (const variant of availableKernels()) {
  for (const loss of hybridLosses) {
    test(`descendHybrid (${variant}, ${loss}) equals the scalar reference`, async () => {
      for (const rank of [1, 2, 5, 30]) {
        const task = makeTask(rank);
        const expected = await learn(task, loss, rank, 'scalar');
        const found = await learn(task, loss, rank, variant);
        let moved = 0;
        for (const side of ['users', 'items'] as const) {
          expected[side].forEach((value, i) => {
            const difference = Math.abs(value - found[side][i]!);
            assert.ok(difference < 1e-3, `rank ${rank}, ${side} ${i}: ${value}, ${found[side][i]}`);
            moved = Math.max(moved, Math.abs(value - task[side].vectors[i]!));
          });
        }
        assert.ok(moved > 0.01, `rank ${rank}: moved by ${moved}`);
      }
    });
  }
}

test('warpWeight() falls with the attempts it took and is cut off', () => {
  assert.equal(warpWeight(1e9, 1), 10);
  assert.equal(warpWeight(101, 1), Math.log(100));
  assert.equal(warpWeight(101, 40), Math.log(2));
  assert.equal(warpWeight(3, 10), 0);
});
