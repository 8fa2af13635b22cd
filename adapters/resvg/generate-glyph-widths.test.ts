// Checks that the table of glyph widths is the one the installed fonts give.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glyphWidths } from '#engine/artwork/glyph-widths.ts';
import { faceNames } from '#engine/artwork/faces.ts';
import { glyphWidthsModule } from './generate-glyph-widths.ts';

test('glyphWidthsModule() writes the table that is checked in', () => {
  const flat = glyphWidthsModule().replaceAll(/\s+/g, ' ');
  for (const face of faceNames) {
    assert.ok(flat.includes(`${face}: { capHeight: ${glyphWidths[face].capHeight},`), face);
    for (const [first, advances] of glyphWidths[face].runs)
      assert.ok(flat.includes(`[${first}, '${advances}']`), `${face} from ${first}`);
  }
});
