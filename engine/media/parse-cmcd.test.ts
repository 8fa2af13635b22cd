import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCmcdLine, parseCmcdReports } from './parse-cmcd.ts';

test('parseCmcdLine() reads numbers, strings, tokens, flags and inner lists', () => {
  assert.deepEqual(
    parseCmcdLine(
      'bl=21300,br=(3200;v 128;a),bs,cid="faec-\\"5e,z",e=ps,ec=("3016" "x"),sta=p,ts=1700000000000',
    ),
    new Map<string, unknown>([
      ['bl', 21_300],
      ['br', [3200, 128]],
      ['bs', true],
      ['cid', 'faec-"5e,z'],
      ['e', 'ps'],
      ['ec', ['3016', 'x']],
      ['sta', 'p'],
      ['ts', 1_700_000_000_000],
    ]),
  );
});

test('parseCmcdLine() refuses what is no dictionary', () => {
  for (const line of ['', '=1', 'br=', 'br=(1', 'cid="open', 'BR=1', 'br=1,,bl=2', 'x=1e999', '<script>']) {
    assert.equal(parseCmcdLine(line), null, line);
  }
});

test('parseCmcdReports() sorts by time, counts what it leaves out, and keeps only what it knows', () => {
  const { reports, refused } = parseCmcdReports(
    'e=t,ts=3000,sta=p,br=2000,mtp=9000,sn=2\n\nnonsense==\ne=ps,ts=1000,sta=s,msd=420\ne=ps,ts=2000,sta=zz,br=-5\nts=1\n',
  );
  assert.equal(refused, 2);
  assert.deepEqual(
    reports.map(({ at, state, bitrate, startDelay }) => [at, state, bitrate, startDelay]),
    [
      [1000, 's', null, 420],
      [2000, null, null, null],
      [3000, 'p', 2000, null],
    ],
  );
});

test('parseCmcdReports() stays up whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 400 }), (text) => {
      const { reports, refused } = parseCmcdReports(text);
      assert.ok(reports.length + refused <= text.split('\n').length);
    }),
  );
});
