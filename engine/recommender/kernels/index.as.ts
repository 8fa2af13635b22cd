// What the compiled module exports.

export { attend, attendBack } from './attention.as';
export { crossEntropy } from './cross-entropy.as';
export { descend } from './descent.as';
export { invertStep, mirror } from './invert.as';
export { adam, addBias, addRows, addTo, dropOut, embed, gatherRows, normalize, normalizeBack, rectifyBack, scatterRows } from './layers.as';
export { addGram, solveRows } from './least-squares.as';
export { multiply } from './multiply.as';
export { addScaledRow, scoreRows, sparseGram } from './rows.as';
export { softmaxRows, swish, swishBack } from './softmax.as';
