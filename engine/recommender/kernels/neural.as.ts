// What the module of neural networks exports: they learn and answer by the same kernels.

export { attend, attendBack } from './attention.as';
export { crossEntropy } from './cross-entropy.as';
export { adam, addBias, addRows, addTo, dropOut, embed, gatherRows, normalize, normalizeBack, rectifyBack, scatterRows } from './layers.as';
export { multiply } from './multiply.as';
export { addScaledRow } from './rows.as';
export { softmaxRows, swish, swishBack } from './softmax.as';
