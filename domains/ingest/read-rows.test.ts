import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRows, type Row, type TableSyntax } from './read-rows.ts';

const csv: TableSyntax = { separator: ',', encoding: 'utf-8' };
const dat: TableSyntax = { separator: '::', encoding: 'iso-8859-1' };

/** Feeds the text in pieces of `size` bytes, so that rows, characters and quotes are cut anywhere. */
async function rowsOf(text: string | Buffer, syntax = csv, size = 3): Promise<Row[]> {
  const bytes = Buffer.from(text);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size)
      yield await Promise.resolve(bytes.subarray(at, at + size));
  }
  const rows: Row[] = [];
  for await (const batch of readRows(pieces(), syntax, 2)) rows.push(...batch);
  return rows;
}
const fieldsOf = async (text: string | Buffer, syntax = csv) =>
  (await rowsOf(text, syntax)).map(({ fields }) => fields);

test('readRows() reads plain and quoted fields, doubled quotes and both line ends', async () => {
  assert.deepEqual(await fieldsOf('a,b\r\n"x, ""y""",é\n,\n"",""\n'), [
    ['a', 'b'],
    ['x, "y"', 'é'],
    ['', ''],
    ['', ''],
  ]);
});

test('readRows() passes over a byte order mark and blank lines, and counts lines as an editor does', async () => {
  const rows = await rowsOf('\uFEFFa,b\n\n1,2\n');
  assert.deepEqual(
    rows.map(({ line, fields }) => [String(line), fields].flat()),
    [
      ['1', 'a', 'b'],
      ['3', '1', '2'],
    ],
  );
});

test('readRows() reads a quoted field over several lines', async () => {
  const rows = await rowsOf('1,"two\nlines"\n2,b\n');
  assert.deepEqual(
    rows.map(({ line, fields }) => [String(line), fields].flat()),
    [
      ['1', '1', 'two\nlines'],
      ['3', '2', 'b'],
    ],
  );
});

test('readRows() reports a quote that is not closed and goes on with the next line', async () => {
  const many = Array.from({ length: 40 }, (_, n) => `${n},"ok, ${n}"`).join('\n');
  const rows = await rowsOf(`1,"open\n${many}\n`);
  assert.equal(rows.length, 41);
  assert.match(rows[0]?.fault ?? '', /quote/);
  assert.equal(rows[0]?.text, '1,"open');
  assert.deepEqual(
    rows.slice(1).filter(({ fault }) => fault !== null),
    [],
  );
  const [bad, good] = await rowsOf('1,"a"b\n2,c\n');
  assert.match(bad?.fault ?? '', /closing quote/);
  assert.deepEqual(good?.fields, ['2', 'c']);
});

test('readRows() reports the last line of a file that was cut off', async () => {
  for (const text of ['1,2\n3,4', '1,2\n3,"fo', '1,2\n3']) {
    const rows = await rowsOf(text);
    assert.equal(rows.length, 2, text);
    assert.deepEqual(rows[0]?.fields, ['1', '2']);
    assert.match(rows[1]?.fault ?? '', /cut off/, text);
    assert.equal(rows[1]?.line, 2);
  }
});

test('readRows() reads Latin-1 separated by double colons, where quotes mean nothing', async () => {
  assert.deepEqual(await fieldsOf(Buffer.from('1::Mis\xE9rables, "Les"::Drama\n', 'latin1'), dat), [
    ['1', 'Misérables, "Les"', 'Drama'],
  ]);
});

test('readRows() reports bytes that are not UTF-8, and zero bytes', async () => {
  assert.match((await rowsOf(Buffer.from('1,\xE9\n', 'latin1')))[0]?.fault ?? '', /UTF-8/);
  assert.match((await rowsOf('1,\u0000\n'))[0]?.fault ?? '', /zero byte/);
});

test('readRows() yields batches of the size asked', async () => {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(Buffer.from('1\n2\n3\n'));
  }
  const sizes: number[] = [];
  for await (const batch of readRows(pieces(), csv, 2)) sizes.push(batch.length);
  assert.deepEqual(sizes, [2, 1]);
});
