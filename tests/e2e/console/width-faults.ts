import type { Page as Tab } from 'playwright-core'
import { DESK_SIZE } from './desk'

/** The smallest screen of a desk we promise to suit. */
export const NARROW_DESK = { width: 1280, height: 800 }

/**
 * What is wider than its place, one sentence each: the page, when it moves sideways, with what pushes it; and words that are
 * cut where nothing says that there are more. What stands in its place to be moved, a table with a bar, is named too:
 * beside it stands nothing that needs the room.
 */
const FIND = `new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const width = document.documentElement.clientWidth
  const name = (one) => one.tagName.toLowerCase() + [...one.classList].slice(0, 2).map((part) => '.' + part).join('')
  const faults = []
  if (document.documentElement.scrollWidth > width) {
    const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1 && one.checkVisibility())
    faults.push('moves sideways by ' + (document.documentElement.scrollWidth - width) + ' px: ' + [...new Set(wide.map(name))].slice(0, 4).join(', '))
  }
  const IN_FIELDS = 'input, textarea, select, canvas, .sr-only, .ant-select, .ant-input-number, .ant-switch, .ant-table-measure-row, .ant-modal-wrap, [aria-hidden=true]'
  for (const one of document.querySelectorAll('main *, [role=dialog] *')) {
    if (one.scrollWidth <= one.clientWidth + 1 || one.clientWidth === 0 || one.closest(IN_FIELDS)) continue
    if (getComputedStyle(one).overflowX === 'visible' || !one.checkVisibility()) continue
    faults.push(name(one) + ' is ' + (one.scrollWidth - one.clientWidth) + ' px too narrow: ' + one.textContent.trim().slice(0, 30))
  }
  tell(faults)
})))`

/** Sentences about what does not fit, at the usual width of a desk and at the smallest. The page is left at the smallest. */
export async function widthFaults(tab: Tab): Promise<string[]> {
  const faults: string[] = []
  for (const size of [DESK_SIZE, NARROW_DESK]) {
    if (size !== DESK_SIZE) await tab.setViewportSize(size)
    const found = await tab.evaluate<string[]>(FIND)
    faults.push(...found.map((fault) => `at ${size.width}: ${fault}`))
  }
  return faults
}
