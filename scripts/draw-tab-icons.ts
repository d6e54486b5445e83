import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

// Draws the icons of the tab bar: WeChat takes PNG files only there. Run again after a change of the drawings.

const FOLDER = 'src/static/tabs'
const SIZE = 81
const INK = { plain: '#726960', chosen: '#a3452a' } as const
const DRAWINGS: Record<string, string> = {
  home: '<path d="M4 11.5 12 5l8 6.500V19.500h-5.500v-5h-5v5H4z"/>',
  category:
    '<rect x="4" y="4" width="6.500" height="6.500" rx="1.500"/><rect x="13.500" y="4" width="6.500" height="6.500" rx="1.500"/><rect x="4" y="13.500" width="6.500" height="6.500" rx="1.500"/><circle cx="16.750" cy="16.750" r="3.250"/>',
  stores:
    '<path d="M4.500 10v10h15V10M3.500 10 5.500 4h13l2 6c0 1.500-1.200 2.500-2.800 2.500S15 11.500 15 10c0 1.500-1.400 2.500-3 2.500S9 11.500 9 10c0 1.500-1.200 2.500-2.700 2.500S3.500 11.500 3.500 10z"/>',
  cart: '<path d="M3 4h2.500l2.200 11h9.800l2-8H6.300"/><circle cx="9" cy="19" r="1.500"/><circle cx="16.500" cy="19" r="1.500"/>',
  mine: '<circle cx="12" cy="8" r="4"/><path d="M4.500 20c.8-4 3.800-6 7.500-6s6.700 2 7.500 6"/>',
}

mkdirSync(FOLDER, { recursive: true })
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
})
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } })
for (const [name, paths] of Object.entries(DRAWINGS)) {
  for (const [state, ink] of Object.entries(INK)) {
    const fill = state === 'chosen' ? '#f7e8df' : 'none'
    await page.setContent(
      `<body style="margin:0;background:transparent"><svg xmlns="http://www.w3.org/2000/svg" width="${SIZE}" height="${SIZE}" viewBox="0 0 24 24"
        fill="${fill}" stroke="${ink}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`,
    )
    writeFileSync(join(FOLDER, `${name}-${state}.png`), await page.screenshot({ omitBackground: true }))
  }
}
await browser.close()
