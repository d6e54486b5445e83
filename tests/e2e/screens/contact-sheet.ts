import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Packer } from './pack-picture'

const COLUMNS = 14
const WIDTH_PX = 1680
const LOOK = `body{margin:0;padding:16px;background:#efe9df;display:grid;grid-template-columns:repeat(${COLUMNS},1fr);gap:12px;font:9px/1.3 sans-serif;color:#5f564d}
figure{margin:0;min-width:0}img{width:100%;display:block;border-radius:6px;box-shadow:0 1px 4px #47342633}figcaption{margin-top:4px;overflow-wrap:anywhere}`

/** All pictures on one sheet, each with its name. */
export async function contactSheet(browser: Browser, packer: Packer, paths: readonly string[]): Promise<Buffer> {
  const figures = paths.map((path) => {
    const source = `data:image/webp;base64,${readFileSync(path).toString('base64')}`
    const name = basename(path, '.webp')
    return `<figure><img alt="" src="${source}"><figcaption>${name}</figcaption></figure>`
  })
  const tab = await browser.newPage({ viewport: { width: WIDTH_PX, height: 1000 } })
  await tab.setContent(`<style>${LOOK}</style>${figures.join('')}`, { waitUntil: 'load' })
  const sheet = await packer(await tab.screenshot({ fullPage: true }), WIDTH_PX)
  await tab.close()
  return sheet
}
