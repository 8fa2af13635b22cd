// The protocols of the literature that this library measures by, by name.

import { liang } from './liang.ts';
import { ncf1m } from './ncf-1m.ts';
import type { Protocol } from './protocol.ts';
import { sequential1m } from './sequential-1m.ts';
import { surprise5fold } from './surprise-5fold.ts';

export const protocols: readonly Protocol[] = [ncf1m, sequential1m, surprise5fold, liang];
