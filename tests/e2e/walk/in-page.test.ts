import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { launchChromium } from '../../weapp-host/view/find-chromium'
import { testInChromium } from '../../weapp-host/view/test-in-chromium'

// What the walk looks for is found where it is, and nothing where it is not.

const IN_PAGE = readFileSync('tests/e2e/walk/in-page.mjs', 'utf8')
const STYLE = '<style>body{margin:0;font:16px/1.5 sans-serif}button{height:48px;min-width:48px}</style>'
let browser: Browser

async function faultsOf(html: string): Promise<string[]> {
  browser ??= await launchChromium()
  const tab = await browser.newPage({ viewport: { width: 320, height: 568 } })
  await tab.setContent(`<!doctype html>${STYLE}<body>${html}</body>`)
  await tab.evaluate(IN_PAGE)
  const faults = await tab.evaluate<string[]>('pageFaults()')
  await tab.close()
  return faults
}

afterAll(() => browser?.close())

testInChromium('a page whose words have room has no fault', async () => {
  const html = `<p>山居家居</p><p>离你最近的家</p><button>去逛逛</button>
    <div style="width:60px;overflow:hidden;text-overflow:ellipsis;white-space:nowrap">一行放不下的名字会有省略号</div>
    <div style="overflow-x:auto;white-space:nowrap">可以左右滑动的一行很长很长很长很长很长很长很长很长很长很长的字</div>`
  expect(await faultsOf(html)).toEqual([])
})

testInChromium.each([
  [
    'words on words',
    '<div style="position:absolute;top:0">一行字</div><div style="position:absolute;top:8px">另一行</div>',
    /overlap/,
  ],
  ['words a box hides', '<div style="height:20px;overflow:hidden"><p>第一行</p><p>第二行</p></div>', /is cut/],
  [
    'a hint longer than its field',
    '<input placeholder="很长很长的提示" style="width:60px;height:48px">',
    /hint .* is cut/,
  ],
  [
    'words wider than their button',
    '<button style="width:60px;white-space:nowrap">一个很长的按钮名字</button>',
    /leaves/,
  ],
  ['a box wider than the screen', '<div style="width:400px">宽</div>', /reaches from 0 to 400/],
  ['a button too small for a finger', '<button style="height:30px">小</button>', /to hit/],
])('%s is a fault', async (_what, html, fault) => {
  expect((await faultsOf(html)).join('\n')).toMatch(fault)
})
