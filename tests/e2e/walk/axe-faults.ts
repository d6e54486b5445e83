import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page as Tab } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const RUN = "axe.run(document, { resultTypes: ['violations'] })"
const RUN_ON_TOP = `(() => {
  const open = [...document.querySelectorAll('[role=dialog]')].filter((one) => one.checkVisibility())
  return axe.run(open.length > 0 ? { include: open } : document, { resultTypes: ['violations'] })
})()`

/**
 * What axe finds serious or critical, one sentence for each kind. `isTopOnly`: of a page with dialogs the dialogs alone,
 * because the page behind them is looked at in its own place.
 */
export async function axeFaults(tab: Tab, { isTopOnly = false } = {}): Promise<string[]> {
  if (!(await tab.evaluate("'axe' in globalThis"))) await tab.evaluate(AXE)
  const { violations } = await tab.evaluate<AxeResults>(isTopOnly ? RUN_ON_TOP : RUN)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => {
      const at = nodes.slice(0, 3).map(({ target }) => target.join(' '))
      return `axe ${id}: ${at.join(', ')}`
    })
}
