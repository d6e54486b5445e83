import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page as Tab } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const RUN = "axe.run(document, { resultTypes: ['violations'] })"

/** What axe finds serious or critical, one sentence for each kind. */
export async function axeFaults(tab: Tab): Promise<string[]> {
  if (!(await tab.evaluate("'axe' in globalThis"))) await tab.evaluate(AXE)
  const { violations } = await tab.evaluate<AxeResults>(RUN)
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => {
      const at = nodes.slice(0, 3).map(({ target }) => target.join(' '))
      return `axe ${id}: ${at.join(', ')}`
    })
}
