/**
 * Gradient-boosted trees on histograms, the reference that a scorecard is held against: logistic loss, second-order gain
 * and leaf values (Friedman 2001; Chen and Guestrin 2016), a learned side for what is missing, ordered levels, rounds
 * stopped early on rows held back. Written plainly, for measuring only.
 */
export type TreeColumns = { rows: number; columns: readonly { codes: Uint8Array; bins: number }[] }
export type BoostOptions = { rounds: number; depth: number; rate: number; leafRowsMin: number; l2: number }

type Node = { column: number; cut: number; left: number; right: number; value: number }
type Tree = Node[]
export type Boosted = { base: number; trees: Tree[] }

type Split = { column: number; cut: number; gain: number }

const STOP_AFTER = 25

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))

/** Boosts on `fitRows`, keeps as many trees as cost least on `watchRows`. */
export function boostTrees(
  data: TreeColumns,
  labels: Uint8Array,
  fitRows: Int32Array,
  watchRows: Int32Array,
  options: BoostOptions,
): Boosted {
  let won = 0
  for (const row of fitRows) won += labels[row] as number
  const base = Math.log(won / (fitRows.length - won))
  const scores = new Float64Array(data.rows).fill(base)
  const gradient = new Float64Array(data.rows)
  const hessian = new Float64Array(data.rows)
  const trees: Tree[] = []
  let best = { loss: meanLoss(scores, labels, watchRows), trees: 0 }
  for (let round = 0; round < options.rounds && round - best.trees < STOP_AFTER; round++) {
    for (const row of fitRows) {
      const p = sigmoid(scores[row] as number)
      gradient[row] = p - (labels[row] as number)
      hessian[row] = p * (1 - p)
    }
    const tree: Tree = []
    growNode(tree, data, fitRows, { gradient, hessian }, options, 0)
    trees.push(tree)
    for (const rows of [fitRows, watchRows]) {
      for (const row of rows) scores[row]! += walkTree(tree, data, row)
    }
    const loss = meanLoss(scores, labels, watchRows)
    if (loss < best.loss) best = { loss, trees: trees.length }
  }
  return { base, trees: trees.slice(0, best.trees) }
}

export function predictTrees({ base, trees }: Boosted, data: TreeColumns, row: number): number {
  return trees.reduce((total, tree) => total + walkTree(tree, data, row), base)
}

function walkTree(tree: Tree, { columns }: TreeColumns, row: number): number {
  let node = tree[0] as Node
  while (node.column >= 0) {
    const isLeft = (columns[node.column]!.codes[row] as number) < node.cut
    node = tree[isLeft ? node.left : node.right] as Node
  }
  return node.value
}

type Slopes = { gradient: Float64Array; hessian: Float64Array }

function growNode(
  tree: Tree,
  data: TreeColumns,
  rows: Int32Array,
  slopes: Slopes,
  options: BoostOptions,
  depth: number,
): number {
  const at = tree.length
  let g = 0
  let h = 0
  for (const row of rows) {
    g += slopes.gradient[row] as number
    h += slopes.hessian[row] as number
  }
  const leaf: Node = { column: -1, cut: 0, left: -1, right: -1, value: (-options.rate * g) / (h + options.l2) }
  tree.push(leaf)
  const split = depth < options.depth ? bestSplit(data, rows, slopes, { g, h }, options) : null
  if (split === null) return at
  const codes = data.columns[split.column]!.codes
  leaf.column = split.column
  leaf.cut = split.cut
  leaf.left = growNode(
    tree,
    data,
    rows.filter((row) => codes[row]! < split.cut),
    slopes,
    options,
    depth + 1,
  )
  leaf.right = growNode(
    tree,
    data,
    rows.filter((row) => codes[row]! >= split.cut),
    slopes,
    options,
    depth + 1,
  )
  return at
}

function bestSplit(
  data: TreeColumns,
  rows: Int32Array,
  { gradient, hessian }: Slopes,
  { g, h }: { g: number; h: number },
  { l2, leafRowsMin }: BoostOptions,
): Split | null {
  let best: Split | null = null
  const worth = (sumG: number, sumH: number) => (sumG * sumG) / (sumH + l2)
  data.columns.forEach(({ codes, bins }, column) => {
    const sums = new Float64Array(bins * 3)
    for (const row of rows) {
      const cell = (codes[row] as number) * 3
      sums[cell]! += gradient[row] as number
      sums[cell + 1]! += hessian[row] as number
      sums[cell + 2]! += 1
    }
    let [leftG, leftH, count] = [0, 0, 0]
    for (let cut = 1; cut < bins; cut++) {
      leftG += sums[(cut - 1) * 3] as number
      leftH += sums[(cut - 1) * 3 + 1] as number
      count += sums[(cut - 1) * 3 + 2] as number
      if (count < leafRowsMin || rows.length - count < leafRowsMin) continue
      const gain = worth(leftG, leftH) + worth(g - leftG, h - leftH) - worth(g, h)
      if (gain > (best?.gain ?? 1e-6)) best = { column, cut, gain }
    }
  })
  return best
}

function meanLoss(scores: Float64Array, labels: Uint8Array, rows: Int32Array): number {
  let loss = 0
  for (const row of rows) {
    const score = scores[row] as number
    loss += Math.log1p(Math.exp(-Math.abs(score))) + Math.max(score, 0) - (labels[row] === 1 ? score : 0)
  }
  return loss / rows.length
}
