// What every transcoder must do, whichever engine it stands on: real and odd files in, gapless CMAF or a named fault out.
import { after, describe } from 'node:test';
import { openBench, type TranscoderSetup } from './transcoder-bench.ts';
import { encodeSuite } from './transcoder-encode.suite.ts';
import { pictureSuite } from './transcoder-pictures.suite.ts';
import { probeSuite } from './transcoder-probe.suite.ts';
import { segmentSuite } from './transcoder-segments.suite.ts';
import { trialSuite } from './transcoder-trials.suite.ts';

export function transcoderSuite(name: string, setup: TranscoderSetup): void {
  describe(`${name} transcoder`, () => {
    const bench = openBench(setup);
    after(() => bench.close());
    probeSuite(bench);
    encodeSuite(bench);
    trialSuite(bench);
    segmentSuite(bench);
    pictureSuite(bench);
  });
}
