import { pagesOfApp } from './support/pages-of-app'
import { readRepository } from './support/read-repository'

// A notice or a code that leads to a page which is not there shows WeChat's own error, and nobody hears of it.

const PAGE = /['"`]\/?((?:pages|shopper|guide)\/[a-z-]+\/index)\b/g

test('every page that a notice, a code or another page opens is a page of the mini-program', async () => {
  const pages = await pagesOfApp()
  const named = readRepository()
    .filter(({ path }) => /^(server|src)\/.*\.tsx?$/.test(path) && !/\.test\.|app\.config/.test(path))
    .flatMap(({ path, text }) => [...text.matchAll(PAGE)].map(([, page]) => ({ page: page!, path })))
  const byServer = named.filter(({ path }) => path.startsWith('server/')).map(({ page }) => page)
  expect(byServer).toEqual(expect.arrayContaining(['pages/scan/index', 'guide/leads/index', 'shopper/order/index']))
  expect(named.filter(({ page }) => !pages.includes(page))).toEqual([])
})
