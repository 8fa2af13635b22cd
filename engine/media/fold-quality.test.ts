import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldQuality, noQuality } from './fold-quality.ts';
import { parseCmcdReports } from './parse-cmcd.ts';

const fold = (lines: string) => parseCmcdReports(lines).reports.reduce(foldQuality, noQuality);

test('foldQuality() adds up an evening: start, a stall, a switch down, the end', () => {
  const quality = fold(`e=ps,sta=s,ts=1000
e=ps,sta=p,ts=1400,msd=400,br=3000
e=t,sta=p,ts=11400,br=3000
e=ps,sta=r,ts=13400,br=3000
e=ps,sta=p,ts=14900,br=1000
e=ps,sta=e,ts=24900,br=1000`);
  assert.equal(quality.startDelay, 400);
  assert.equal(quality.played, 22_000);
  assert.equal(quality.rebuffered, 1500);
  assert.equal(quality.rebufferings, 1);
  assert.equal(quality.switches, 1);
  assert.equal(quality.bitrateTime / quality.played, (12 * 3000 + 10 * 1000) / 22);
  assert.equal(quality.failed, false);
});

test('foldQuality() counts neither pauses, nor seeks, nor a night asleep as watching', () => {
  const quality = fold(`e=ps,sta=p,ts=0
e=ps,sta=a,ts=5000
e=ps,sta=k,ts=60000
e=ps,sta=p,ts=61000
e=t,sta=p,ts=99999999`);
  assert.equal(quality.played, 5000 + 30_000);
  assert.equal(quality.rebuffered, 0);
});

test('foldQuality() leaves out what comes twice or late, and remembers errors', () => {
  const once = fold('e=ps,sta=p,ts=1000\ne=e,sta=f,ts=9000,ec=("1001")');
  const [late] = parseCmcdReports('e=ps,sta=p,ts=1000').reports;
  assert.ok(late);
  assert.deepEqual(foldQuality(once, late), once);
  assert.deepEqual([once.errors, once.lastError, once.failed, once.played], [1, '1001', true, 8000]);
});
