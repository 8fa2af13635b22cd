// What the module of requests exports: folding in, scoring, search, and products of dense matrices.

export { gramPanels } from './gram.as';
export { solveRows } from './least-squares.as';
export { multiply } from './multiply.as';
export { addScaledRow, scoreRows } from './rows.as';
export { encodeRows, scanCodes, takeLargest } from './search.as';
