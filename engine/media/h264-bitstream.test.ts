import assert from 'node:assert/strict';
import { test } from 'node:test';
import { avcCodecString } from './codec-string.ts';
import { avcConfiguration, lengthPrefixed, splitAnnexB } from './h264-bitstream.ts';

const bytes = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

test('splitAnnexB() splits at three and four byte start codes and drops trailing zeros', () => {
  const units = splitAnnexB(bytes('00000001 6764 00 000001 68ef 00000001 65 88 0000'));
  assert.deepEqual(
    units.map((unit) => Buffer.from(unit).toString('hex')),
    ['6764', '68ef', '6588'],
  );
});

test('splitAnnexB() keeps emulation prevention bytes', () => {
  assert.deepEqual([...(splitAnnexB(bytes('000001 65 000003 01 000001 41'))[0] ?? [])], [0x65, 0, 0, 3, 1]);
});

test('lengthPrefixed() leaves out delimiters and parameter sets and prefixes the rest', () => {
  const sample = lengthPrefixed(bytes('00000001 09f0 00000001 67aa 00000001 68bb 00000001 0605 000001 6588'));
  assert.equal(Buffer.from(sample).toString('hex'), '000000020605000000026588');
});

test('avcConfiguration() carries profile, level and both parameter sets', () => {
  const record = avcConfiguration(bytes('00000001 67640028ac 00000001 68ef8fcb'));
  assert.equal(Buffer.from(record).toString('hex'), '01640028ffe1000567640028ac01000468ef8fcbfdf8f800');
  assert.equal(avcCodecString(record), 'avc1.640028');
});

test('avcConfiguration() throws when a parameter set is missing', () => {
  assert.throws(() => avcConfiguration(bytes('00000001 67640028ac')), /lacks an SPS or a PPS/);
});
