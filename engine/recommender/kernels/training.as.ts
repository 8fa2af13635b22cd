// What the module of training exports; that of neural networks has one of its own.

export { blockRows } from './blocks.as';
export { conjugateRows } from './conjugate-gradient.as';
export { descend } from './descent.as';
export { gramPanels } from './gram.as';
export { descendHybrid, prepareHybrid } from './hybrid.as';
export { invertBlock, invertMirror, invertPanels, invertRest, mirror } from './invert.as';
export { solveClaimedRows } from './least-squares.as';
export { addScaledRow, sparseGram } from './rows.as';
