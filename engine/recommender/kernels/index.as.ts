// What the compiled module exports.

export { attend, attendBack } from './attention.as';
export { blockRows } from './blocks.as';
export { conjugateRows } from './conjugate-gradient.as';
export { crossEntropy } from './cross-entropy.as';
export { descend } from './descent.as';
export { gramPanels } from './gram.as';
export { descendHybrid, prepareHybrid } from './hybrid.as';
export { invertBlock, invertMirror, invertPanels, invertRest, mirror } from './invert.as';
export { adam, addBias, addRows, addTo, dropOut, embed, gatherRows, normalize, normalizeBack, rectifyBack, scatterRows } from './layers.as';
export { solveClaimedRows, solveRows } from './least-squares.as';
export { multiply } from './multiply.as';
export { addScaledRow, scoreRows, sparseGram } from './rows.as';
export { encodeRows, scanCodes, takeLargest } from './search.as';
export { softmaxRows, swish, swishBack } from './softmax.as';
