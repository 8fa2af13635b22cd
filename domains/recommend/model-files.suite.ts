// What every place for model files must do.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ModelFiles } from './ports.ts';

export function modelFilesSuite(
  engine: string,
  open: () => Promise<{ files: ModelFiles; close: () => Promise<void> }>,
): void {
  const check = (name: string, body: (files: ModelFiles) => Promise<void>): void => {
    test(`${engine} model files: ${name}`, async () => {
      const { files, close } = await open();
      try {
        await body(files);
      } finally {
        await close();
      }
    });
  };

  check('read() answers what was written last', async (files) => {
    await files.write('ease-1.model', Uint8Array.of(1, 2, 3));
    await files.write('ease-1.model', Uint8Array.of(4, 5));
    assert.deepEqual([...(await files.read('ease-1.model'))], [4, 5]);
  });

  check('read() rejects when there is no such file', async (files) => {
    await assert.rejects(files.read('never-written.model'));
  });

  check('remove() takes the file away, and does not mind when there is none', async (files) => {
    await files.write('ease-1.model', Uint8Array.of(1));
    await files.remove('ease-1.model');
    await assert.rejects(files.read('ease-1.model'));
    await files.remove('ease-1.model');
  });

  check('write(), read() and remove() refuse names that lead elsewhere', async (files) => {
    for (const name of ['../kinora.db', '/etc/passwd', '.hidden', 'a/b', '', 'a\\b']) {
      await assert.rejects(files.write(name, Uint8Array.of(1)), /Cannot use/);
      await assert.rejects(files.read(name), /Cannot use/);
      await assert.rejects(files.remove(name), /Cannot use/);
    }
  });
}
