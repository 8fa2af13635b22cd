// What the compiled module exports.

export { invertStep, mirror } from './invert.as';
export { addGram, solveRows } from './least-squares.as';
export { addScaledRow, scoreRows, sparseGram } from './rows.as';
