import assert from 'node:assert/strict';
import { test } from 'node:test';
import { packagedFixture, twoFamilies } from './packaged-fixture.ts';
import { writeDashManifest } from './write-dash.ts';

type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string };

/** A small strict XML reader: throws on a tag that is not closed, an attribute without quotes, a stray < or &. */
function parseXml(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' };
  const stack = [root];
  const body = xml.replace(/^<\?xml[^>]*\?>\s*/, '');
  let at = 0;
  for (const match of body.matchAll(/<(\/?)([A-Za-z:]+)((?:\s+[A-Za-z:_]+="[^"<]*")*)\s*(\/?)>|([^<]+)/g)) {
    assert.equal(match.index, at, `unreadable at ${body.slice(at, at + 40)}`);
    at += match[0].length;
    const parent = stack.at(-1)!;
    if (match[5] !== undefined) {
      assert.doesNotMatch(match[5], /&(?!amp;|lt;|gt;|quot;)/);
      parent.text += match[5].trim();
    } else if (match[1] === '/') {
      assert.equal(stack.pop()?.name, match[2]);
    } else {
      const attributes = Object.fromEntries(
        [...(match[3] ?? '').matchAll(/([A-Za-z:_]+)="([^"]*)"/g)].map((pair) => [pair[1], pair[2]]),
      );
      const node: Node = {
        name: match[2] ?? '',
        attributes: attributes as Record<string, string>,
        children: [],
        text: '',
      };
      parent.children.push(node);
      if (match[4] !== '/') stack.push(node);
    }
  }
  assert.equal(at, body.length);
  assert.equal(stack.length, 1);
  return root.children[0]!;
}

const all = (node: Node, name: string): Node[] => [
  ...(node.name === name ? [node] : []),
  ...node.children.flatMap((child) => all(child, name)),
];

const mpd = parseXml(writeDashManifest(packagedFixture));

test('writeDashManifest() is well-formed, static and as long as the title', () => {
  assert.equal(mpd.name, 'MPD');
  assert.equal(mpd.attributes['type'], 'static');
  assert.equal(mpd.attributes['mediaPresentationDuration'], 'PT14.014S');
});

test('writeDashManifest() has timelines that add up to the tracks of the playlists', () => {
  for (const track of [...packagedFixture.video, ...packagedFixture.audio]) {
    const representation = all(mpd, 'Representation').find((node) => node.attributes['id'] === track.id);
    assert.ok(representation);
    assert.equal(representation.attributes['codecs'], track.codec);
    const durations = all(representation, 'S').flatMap((s) =>
      Array.from({ length: Number(s.attributes['r'] ?? 0) + 1 }, () => Number(s.attributes['d'])),
    );
    assert.deepEqual(
      durations,
      track.segments.map((segment) => segment.duration),
    );
    const [template] = all(representation, 'SegmentTemplate');
    assert.deepEqual(
      [
        template?.attributes['initialization'],
        template?.attributes['media'],
        template?.attributes['startNumber'],
      ],
      ['$RepresentationID$/init.mp4', '$RepresentationID$/$Number$.m4s', '1'],
    );
  }
});

test('writeDashManifest() gives every rung the same shown shape', () => {
  const shapes = all(mpd, 'Representation')
    .filter((node) => node.attributes['sar'] !== undefined)
    .map(({ attributes }) => {
      const [wide = 1, high = 1] = (attributes['sar'] ?? '').split(':').map(Number);
      return (Number(attributes['width']) * wide) / high / Number(attributes['height']);
    });
  assert.deepEqual(shapes, [16 / 9, 16 / 9]);
});

test('writeDashManifest() escapes names and keeps languages and roles', () => {
  const labels = all(mpd, 'Label').map((node) => node.text);
  assert.deepEqual(labels, ['Version &quot;originale&quot; &lt;b&gt;&amp;&lt;/b&gt;', 'العربية']);
  const sets = all(mpd, 'AdaptationSet');
  assert.deepEqual(
    sets.map((set) => [set.attributes['contentType'], set.attributes['lang']]),
    [
      ['video', undefined],
      ['audio', 'fr'],
      ['audio', 'en'],
      ['text', 'ar'],
      ['image', undefined],
    ],
  );
});

test('writeDashManifest() drops characters that XML forbids', () => {
  const [track] = packagedFixture.audio;
  assert.ok(track);
  const odd = parseXml(
    writeDashManifest({ ...packagedFixture, audio: [{ ...track, title: 'a\u0000b\u000bc' }] }),
  );
  assert.equal(all(odd, 'Label')[0]?.text, 'abc');
});

test('writeDashManifest() says that tracks are encrypted by CENC and that ClearKey gives the key', () => {
  const keyId = '00112233445566778899aabbccddeeff';
  const hidden = parseXml(
    writeDashManifest({ ...packagedFixture, protection: { scheme: 'clearkey', keyId } }),
  );
  const sets = all(hidden, 'AdaptationSet').filter((set) =>
    /video|audio/.test(set.attributes['contentType'] ?? ''),
  );
  assert.equal(sets.length, 3);
  for (const set of sets) {
    const [common, clearKey] = all(set, 'ContentProtection');
    assert.equal(common?.attributes['value'], 'cenc');
    assert.equal(common?.attributes['cenc:default_KID'], '00112233-4455-6677-8899-aabbccddeeff');
    assert.equal(clearKey?.attributes['schemeIdUri'], 'urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e');
    assert.equal(all(set, 'dashif:Laurl')[0]?.text, 'key');
  }
  assert.deepEqual(all(mpd, 'ContentProtection'), []);
  assert.throws(
    () => writeDashManifest({ ...packagedFixture, protection: { scheme: 'aes-128', keyId } }),
    /"aes-128", which is of HLS alone/,
  );
});

test('writeDashManifest() keeps the codecs of two families in sets of their own', () => {
  const sets = all(parseXml(writeDashManifest(twoFamilies)), 'AdaptationSet');
  assert.deepEqual(
    sets.map((set) => [
      set.attributes['contentType'],
      ...all(set, 'Representation').map((each) => each.attributes['codecs']),
    ]),
    [
      ['video', 'avc1.640028', 'avc1.4d401e'],
      ['video', 'av01.0.08M.08', 'av01.0.08M.08'],
      ['audio', 'mp4a.40.2'],
      ['audio', 'mp4a.40.2'],
      ['audio', 'opus'],
      ['audio', 'opus'],
      ['text', undefined],
      ['image', undefined],
    ],
  );
  assert.equal(new Set(sets.map((set) => set.attributes['id'])).size, sets.length);
});

test('writeDashManifest() names the captions inside of H.264, before the pictures that carry them', () => {
  const captions = [
    { channel: 'CC1' as const, language: 'en-US' },
    { channel: 'CC3' as const, language: 'und' },
  ];
  const sets = all(parseXml(writeDashManifest({ ...twoFamilies, captions })), 'AdaptationSet');
  const named = sets.map((set) =>
    set.children.flatMap(({ name, attributes }, i) =>
      name === 'Accessibility' && attributes['schemeIdUri'] === 'urn:scte:dash:cc:cea-608:2015'
        ? [[i, attributes['value']]]
        : [],
    ),
  );
  assert.deepEqual(named.slice(0, 2), [[[0, 'CC1=eng;CC3=und']], []]);
  assert.deepEqual(named.slice(2).flat(), []);
});
