// Half-steps of alternating least squares in plain TypeScript and double precision: the reference.

import { blockRow } from './block-row.ts';
import { conjugateRow } from './conjugate-row.ts';
import { otherSide } from './half-steps.ts';
import type { HalfStepOptions, HalfSteps, Side } from './half-steps.ts';
import { gramOfFactors, solveRow } from './least-squares-rows.ts';
import type { FixedFactors } from './least-squares-rows.ts';

export function scalarHalfSteps(options: HalfStepOptions): HalfSteps {
  const { users, items, rank, solver = { kind: 'cholesky' } } = options;
  const rowsOf = { users, items };
  const arrays = (each: number): Record<Side, Float32Array> => ({
    users: new Float32Array(users.rowCount * each),
    items: new Float32Array(items.rowCount * each),
  });
  const factors = arrays(rank);
  const offsets = arrays(options.explicit ? 1 : 0);
  const work = new Float64Array(rank * rank);
  const x = new Float64Array(rank);
  let gram: Float64Array = new Float64Array(0);

  const solveOne = (side: Side, r: number, fixed: FixedFactors): void => {
    const rows = rowsOf[side];
    const [from, to] = [rows.start[r]!, rows.start[r + 1]!];
    const [columns, values] = [rows.column.subarray(from, to), rows.value.subarray(from, to)];
    const ridge = options.ridge(to - from, rows.columnCount);
    x.set(factors[side].subarray(r * rank, r * rank + rank));
    if (solver.kind === 'cg') conjugateRow(fixed, columns, values, ridge, solver.steps, x);
    else if (solver.kind === 'blocks') blockRow(fixed, columns, values, ridge, solver.block, x);
    else if (to > from) solveRow(fixed, columns, values, ridge, work, x);
    else x.fill(0);
    factors[side].set(x, r * rank);
  };

  return {
    stride: rank,
    factors,
    offsets,
    rowsPerStep: 512,
    async begin(side) {
      gram = gramOfFactors(factors[otherSide(side)], rank, options.alpha0);
    },
    async solve(side, first, last) {
      const other = otherSide(side);
      const fixed = {
        factors: factors[other],
        rank,
        gram,
        ...(options.explicit && { offsets: offsets[other] }),
      };
      for (let r = first; r < last; r++) solveOne(side, r, fixed);
    },
    close: async () => undefined,
  };
}
