// What the compiled module exports.

export { blockRows } from './blocks.as';
export { conjugateRows } from './conjugate-gradient.as';
export { descend } from './descent.as';
export { gramPanels } from './gram.as';
export { invertStep, mirror } from './invert.as';
export { solveClaimedRows, solveRows } from './least-squares.as';
export { multiply } from './multiply.as';
export { addScaledRow, scoreRows, sparseGram } from './rows.as';
