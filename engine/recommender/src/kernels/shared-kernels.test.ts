// Tests of kernels over shared memory: every thread sees it, in every variant that runs here.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';

import { openThreads } from '../../node/open-threads.ts';
import type { Threads } from '../threads/threads.ts';
import { availableKernels } from './available-kernels.ts';
import type { CallKernel } from './call-kernel.ts';
import { KernelLayout } from './kernels.ts';
import { SharedKernels } from './shared-kernels.ts';

const threads = openThreads({ count: 2 });
after(() => threads.close());

for (const variant of availableKernels()) {
  test(`SharedKernels (${variant}) runs a kernel on every thread over one memory`, async () => {
    const layout = new KernelLayout();
    const [row, out] = [layout.reserve(8), layout.reserve(2 * 8)];
    const kernels = (await SharedKernels.create(layout, threads, variant))!;
    kernels.own.floats(row, 8).set([1, 2, 3, 4, 5, 6, 7, 8]);
    await kernels.call('addScaledRow', (thread) => [out + thread * 32, row, thread + 1, 8]);
    kernels.own.run.addScaledRow(out, row, 10, 8);
    await kernels.drop();
    assert.deepEqual(
      [...kernels.own.floats(out, 16)],
      [11, 22, 33, 44, 55, 66, 77, 88, 2, 4, 6, 8, 10, 12, 14, 16],
    );
  });
}

test('SharedKernels sends its memory to the threads once: each copy would have them collect garbage', async () => {
  const sent: unknown[] = [];
  const listened: Threads = {
    ...threads,
    run: (task, messages) => {
      if (Array.isArray(messages)) sent.push(messages.map(({ kernels }: CallKernel) => kernels !== null));
      return threads.run(task, messages);
    },
  };
  const layout = new KernelLayout();
  const [row, out] = [layout.reserve(8), layout.reserve(2 * 8)];
  const kernels = (await SharedKernels.create(layout, listened))!;
  kernels.own.floats(row, 8).fill(1);
  for (let i = 0; i < 3; i++) await kernels.call('addScaledRow', (thread) => [out + thread * 32, row, 1, 8]);
  await kernels.drop();
  assert.deepEqual(sent, [
    [true, true],
    [false, false],
    [false, false],
  ]);
  assert.deepEqual(
    [...kernels.own.floats(out, 16)],
    Array.from({ length: 16 }, () => 3),
  );
});

test('SharedKernels.create gives null for more than 4 GiB', async () => {
  const layout = new KernelLayout();
  layout.reserve(2 ** 30 + 2 ** 20);
  assert.equal(await SharedKernels.create(layout, threads), null);
});
