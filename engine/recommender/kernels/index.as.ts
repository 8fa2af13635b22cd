// What the compiled module exports.

export { descend } from './descent.as';
export { invertBlock, invertPanels, invertRest, mirror } from './invert.as';
export { addGram, solveRows } from './least-squares.as';
export { multiply } from './multiply.as';
export { addScaledRow, scoreRows, sparseGram } from './rows.as';
export { encodeRows, scanCodes, takeLargest } from './search.as';
