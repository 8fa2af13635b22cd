// What the compiled modules export; see kernels/*.as.ts for shapes. Pointers are byte addresses, strides bytes.

/** What both of the modules below export. */
export interface CommonExports {
  addScaledRow(out: number, row: number, weight: number, count: number): void;
  gramPanels(
    counter: number,
    factors: number,
    rows: number,
    rank: number,
    gram: number,
    stride: number,
  ): void;
}

/** What answering a request needs, and products of dense matrices. */
export interface ScoringExports extends CommonExports {
  solveRows(
    first: number,
    last: number,
    start: number,
    column: number,
    weight: number,
    ridge: number,
    factors: number,
    solved: number,
    gram: number,
    rank: number,
    work: number,
  ): void;
  scoreRows(factors: number, rows: number, rank: number, x: number, out: number): void;
  multiply(
    a: number,
    transposeA: number,
    b: number,
    transposeB: number,
    m: number,
    n: number,
    k: number,
    c: number,
    work: number,
  ): void;
  encodeRows(
    rows: number,
    count: number,
    rank: number,
    codes: number,
    scale: number,
    rest: number,
    length: number,
  ): void;
  scanCodes(
    codes: number,
    first: number,
    last: number,
    rank: number,
    query: number,
    unit: number,
    scale: number,
    rest: number,
    reach: number,
    threshold: number,
    out: number,
  ): number;
  takeLargest(products: number, count: number, columns: number, offset: number, out: number): void;
}

/** What learning a model needs, but for neural networks. */
export interface TrainingExports extends CommonExports {
  descend(
    order: number,
    first: number,
    last: number,
    start: number,
    column: number,
    value: number,
    userBias: number,
    itemBias: number,
    users: number,
    items: number,
    chosen: number,
    rank: number,
    mean: number,
    rate: number,
    biasPenalty: number,
    factorPenalty: number,
    work: number,
  ): void;
  prepareHybrid(
    start: number,
    column: number,
    value: number,
    pool: number,
    poolSize: number,
    userStart: number,
    userColumn: number,
    userValue: number,
    userVectors: number,
    userSquares: number,
    itemStart: number,
    itemColumn: number,
    itemValue: number,
    itemVectors: number,
    itemSquares: number,
    rank: number,
    width: number,
    rate: number,
    penalty: number,
  ): void;
  descendHybrid(
    places: number,
    count: number,
    owner: number,
    seed: number,
    loss: number,
    weights: number,
    attempts: number,
    work: number,
  ): void;
  invertBlock(matrix: number, n: number, stride: number, work: number, k: number): number;
  invertPanels(
    matrix: number,
    n: number,
    stride: number,
    work: number,
    k: number,
    spare: number,
    next: number,
  ): void;
  invertRest(matrix: number, n: number, stride: number, work: number, k: number, next: number): void;
  invertMirror(matrix: number, n: number, stride: number, next: number): void;
  mirror(matrix: number, n: number, stride: number): void;
  solveClaimedRows(
    counter: number,
    last: number,
    start: number,
    column: number,
    value: number,
    offset: number,
    ridge: number,
    factors: number,
    solved: number,
    gram: number,
    rank: number,
    work: number,
  ): void;
  conjugateRows(
    counter: number,
    last: number,
    start: number,
    column: number,
    value: number,
    offset: number,
    ridge: number,
    factors: number,
    solved: number,
    gram: number,
    rank: number,
    steps: number,
    work: number,
  ): void;
  blockRows(
    counter: number,
    last: number,
    start: number,
    column: number,
    value: number,
    offset: number,
    ridge: number,
    factors: number,
    solved: number,
    gram: number,
    rank: number,
    block: number,
    work: number,
  ): void;
  sparseGram(
    first: number,
    last: number,
    start: number,
    column: number,
    value: number,
    columnStart: number,
    columnRow: number,
    columnValue: number,
    out: number,
    stride: number,
    next: number,
  ): void;
}
