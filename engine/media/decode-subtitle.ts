// Turns one packet of an embedded subtitle track into clean WebVTT cue text.
import { assCue } from './ass-cue.ts';
import { readAssStyles, type AssStyles } from './ass-styles.ts';
import { sanitiseCueText } from './sanitise-cue-text.ts';

/** Answers null for a packet that shows nothing, as those that fill the time between two lines. */
export type DecodeSubtitle = (payload: Uint8Array) => { text: string; settings: string } | null;

/** `codec` is FFmpeg's name of it, `header` what the container keeps beside the track. Null for a codec whose packets hold no text. */
export function subtitleDecoder(codec: string, header: string): DecodeSubtitle | null {
  switch (codec) {
    case 'ass':
    case 'ssa': {
      const styles = readAssStyles(header);
      return (payload) => decodeEvent(styles, payload);
    }
    case 'mov_text':
      return decodeTimedText;
    case 'subrip':
    case 'text':
    case 'webvtt':
      return (payload) => plain(new TextDecoder().decode(payload));
    default:
      return null;
  }
}

function plain(text: string): { text: string; settings: string } | null {
  const clean = sanitiseCueText(text);
  if (clean.replaceAll(/<[^>]*>/g, '').trim() === '') return null;
  return { text: clean, settings: /\{\\an[789]\}/.test(text) ? 'line:0' : '' };
}

/** Changes of face within a line that are followed; each may dress all of it. */
const mostFaces = 1000;

/** `ReadOrder, Layer, Style, Name, MarginL, MarginR, MarginV, Effect, Text` (Matroska's form of a line of ASS). */
function decodeEvent(styles: AssStyles, payload: Uint8Array): { text: string; settings: string } | null {
  const fields = new TextDecoder().decode(payload).split(',');
  return assCue(styles, fields[2] ?? '', fields.slice(8).join(','));
}

/** 3GPP TS 26.245, 5.17: two bytes of length, text, then boxes of which `styl` says what is bold, italic or underlined. */
function decodeTimedText(payload: Uint8Array): { text: string; settings: string } | null {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength);
  if (payload.length < 2) return null;
  const end = Math.min(payload.length, 2 + view.getUint16(0));
  const bytes = payload.subarray(2, end);
  const wide = bytes[0] === 0xfe && bytes[1] === 0xff;
  // Style records count code points.
  const characters = Array.from(new TextDecoder(wide ? 'utf-16be' : 'utf-8').decode(bytes));
  const faces = new Uint8Array(characters.length);
  let dressed = 0;
  for (let at = end; at + 10 <= payload.length;) {
    const size = view.getUint32(at);
    if (size < 8 || at + size > payload.length) break;
    if (view.getUint32(at + 4) === 0x7374796c) {
      for (let entry = at + 10; entry + 12 <= at + size && dressed < mostFaces; entry += 12, dressed++) {
        faces.fill(view.getUint8(entry + 6), view.getUint16(entry), view.getUint16(entry + 2));
      }
    }
    at += size;
  }
  return plain(markUp(characters, faces));
}

/** Bits of a face and their elements. */
const faceTags = [
  [1, 'b'],
  [2, 'i'],
  [4, 'u'],
] as const;

function markUp(characters: readonly string[], faces: Uint8Array): string {
  let marked = '';
  for (let at = 0; at < characters.length;) {
    let next = at + 1;
    while (next < characters.length && faces[next] === faces[at]) next++;
    const worn = faceTags.filter(([bit]) => ((faces[at] ?? 0) & bit) !== 0).map(([, tag]) => tag);
    // What stands in the text is text; only `styl` dresses it.
    const text = characters
      .slice(at, next)
      .join('')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;');
    marked +=
      worn.map((tag) => `<${tag}>`).join('') +
      text +
      worn
        .toReversed()
        .map((tag) => `</${tag}>`)
        .join('');
    at = next;
  }
  return marked;
}
