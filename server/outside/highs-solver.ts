import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Solver } from '../kernel/outside'

/** The compiled solver as it lies beside a cloud function's bundle; see scripts/build-functions.ts. */
const WASM_FILE = 'highs.wasm'

/**
 * HiGHS as a port, loaded on the first problem: most instances of a function never have one. In `folder` the compiled
 * solver is looked for beside the bundle; without it the installed package brings its own.
 */
export function highsSolver(folder?: string): Solver {
  return {
    async maximise(problem) {
      const { solveLinear } = await import('./linear-solver')
      const beside = folder === undefined ? undefined : join(folder, WASM_FILE)
      return solveLinear(problem, beside && existsSync(beside) ? beside : undefined)
    },
  }
}
