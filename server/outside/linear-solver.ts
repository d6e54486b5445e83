import { readFile } from 'node:fs/promises'
import loadHighs, { type Highs } from 'highs'
import type { LinearProblem, LinearSolution } from '../kernel/outside'

/** A day of a large brand takes seconds; beyond this the last prices serve better than a late answer. */
const SOLVE_SECONDS_MAX = 120

let loading: Promise<Highs> | null = null

/**
 * Solves a linear problem with HiGHS (compiled to WebAssembly; no network, no native part). Blocks the thread while it
 * solves. `wasmPath` says where `highs.wasm` lies when the code runs from a bundle; without it the installed package is used.
 * A CommonJS bundle must take the package's CommonJS build (an alias of `highs`): its ES module asks for its own address.
 * Null when there is no optimum within the time: the caller goes on with the prices it has.
 */
export async function solveLinear(problem: LinearProblem, wasmPath?: string): Promise<LinearSolution | null> {
  loading ??= load(wasmPath)
  const highs = await loading.catch((fault: unknown) => {
    loading = null
    throw fault
  })
  const { gain, columnStart, rowOf, entry, rowLimit } = problem
  const numCols = gain.length
  const numRows = rowLimit.length
  return highs.withModel(
    {
      numCols,
      numRows,
      sense: highs.constants.objectiveSense.maximize,
      colCost: gain,
      colLower: new Float64Array(numCols),
      colUpper: new Float64Array(numCols).fill(highs.infinity),
      rowLower: new Float64Array(numRows).fill(-highs.infinity),
      rowUpper: rowLimit,
      matrix: { format: 'csc', numRows, numCols, starts: columnStart, indices: rowOf, values: entry },
    },
    (model) => {
      model.options.set({
        output_flag: false,
        solver: 'ipm',
        presolve: 'off',
        time_limit: SOLVE_SECONDS_MAX,
        random_seed: 0,
      })
      model.run()
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null
      const { colValue, rowDual } = model.getSolution()
      return {
        objective: model.getObjectiveValue(),
        columnValue: Float64Array.from(colValue),
        rowPrice: Float64Array.from(rowDual, (dual) => Math.max(0, dual)),
      }
    },
  )
}

async function load(wasmPath: string | undefined): Promise<Highs> {
  return loadHighs(wasmPath === undefined ? {} : { wasmBinary: await readFile(wasmPath) })
}
