import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from './config.ts';

test('readConfig() has a default for every setting', () => {
  const config = readConfig({}, '/srv');
  assert.equal(config.PORT, 8080);
  assert.equal(config.home, '/srv/.kinora');
});

test('readConfig() lists every fault at once, with the value', () => {
  assert.throws(
    () => readConfig({ PORT: 'http', KINORA_DEMO: 'perhaps', KINORA_HOEM: '/x' }, '/srv'),
    (error: Error) => {
      assert.match(error.message, /3 settings are wrong/);
      assert.match(error.message, /PORT="http"/);
      assert.match(error.message, /KINORA_DEMO="perhaps"/);
      assert.match(error.message, /KINORA_HOEM is not a setting; the nearest is KINORA_HOME/);
      return true;
    },
  );
});

test('readConfig() treats an empty value as absent', () => {
  assert.equal(readConfig({ PORT: '' }, '/srv').PORT, 8080);
});

test('readConfig() refuses AV1 with ClearKey, which would be left out without a word', () => {
  const both = { KINORA_CODEC: 'av1', KINORA_ENCRYPTION: 'clearkey' };
  assert.throws(() => readConfig(both, '/srv'), /KINORA_CODEC="av1" with KINORA_ENCRYPTION="clearkey"/);
  assert.equal(readConfig({ ...both, KINORA_ENCRYPTION: 'aes-128' }, '/srv').KINORA_CODEC, 'av1');
});
