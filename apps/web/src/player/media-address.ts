// The signed address of a film while it plays: files asked for under an address that was replaced are looked for under the fresh one.
export interface MediaAddress {
  /** Of the playlist. */
  readonly current: string;
  /** The same file under the newest address; other addresses stay as they are. */
  rewrite(uri: string): string;
  /** False when the fresh address is of another video, which has to be loaded anew. */
  renew(playlist: string): boolean;
}

/** `/media/<token>/<video>/`: the part of an address that its signature covers. */
const SIGNED = /^(.*\/media\/)[^/]+(\/[^/]+\/)/;

/** Absolute addresses of playlists. */
export function keepMediaAddress(playlist: string): MediaAddress {
  let current = playlist;
  return {
    get current() {
      return current;
    },
    rewrite(uri) {
      const now = SIGNED.exec(current);
      const asked = SIGNED.exec(uri);
      const same = now !== null && asked !== null && now[1] === asked[1] && now[2] === asked[2];
      return same ? now[0] + uri.slice(asked[0].length) : uri;
    },
    renew(fresh) {
      const before = SIGNED.exec(current);
      const after = SIGNED.exec(fresh);
      current = fresh;
      return before !== null && after !== null && before[1] === after[1] && before[2] === after[2];
    },
  };
}
