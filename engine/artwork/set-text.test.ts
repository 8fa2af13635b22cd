// Checks the setting of text: balanced lines, a size that fits, nothing outside the box.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceNames } from './faces.ts';
import type { TextStyle } from './set-text.ts';
import { setText } from './set-text.ts';

const box = { x: 50, y: 80, width: 600, height: 300 };
const style: TextStyle = {
  face: 'oswald',
  fill: '#000000',
  align: 'start',
  rest: 'top',
  largest: 200,
  maxLines: 4,
};

test('setText() keeps every line inside its box, in every face and at every rest', () => {
  for (const face of faceNames)
    for (const rest of ['top', 'middle', 'bottom'] as const)
      for (const stacked of [false, true]) {
        for (const text of [
          'M',
          'The Cabinet of Dr. Caligari',
          'Ågot, Ñandú & Šárka',
          'One '.repeat(60),
          'W'.repeat(90),
        ]) {
          const block = setText(text, box, { ...style, face, rest, stacked, align: 'middle' });
          assert.ok(block.lines.length > 0);
          for (const line of block.lines) {
            assert.ok(
              line.x >= box.x - 0.01 && line.x + line.width <= box.x + box.width + 0.01,
              `${face} "${line.text}"`,
            );
            assert.ok(
              line.y >= box.y && line.y <= box.y + box.height + 0.01,
              `${face} "${line.text}" ${line.y}`,
            );
          }
        }
      }
});

test('setText() breaks where the lines come out even', () => {
  const { lines } = setText(
    'How I Learned to Stop Worrying',
    { ...box, width: 420 },
    { ...style, maxLines: 2 },
  );
  assert.deepEqual(
    lines.map((line) => line.text),
    ['HOW I LEARNED TO', 'STOP WORRYING'],
  );
});

test('setText() gives nothing for nothing and cuts what cannot be read', () => {
  assert.equal(setText('  ', box, style).svg, '');
  const { lines } = setText('word '.repeat(300), { ...box, height: 120 }, style);
  assert.ok(lines.at(-1)?.text.endsWith('…'));
  assert.ok(lines.every((line) => line.size >= 20));
});

test('setText() stacks lines to the full measure when asked', () => {
  const { lines } = setText(
    'The Great Train Robbery',
    { ...box, height: 900 },
    { ...style, stacked: true, largest: 900 },
  );
  assert.ok(lines.length > 1);
  for (const line of lines)
    assert.ok(line.width > box.width * 0.9 || line.text.length <= 3, `${line.text} ${line.width}`);
});
