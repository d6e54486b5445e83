import { statSync } from 'node:fs'
import { join } from 'node:path'
import { AppFiles } from './app-files'
import { builtApp, compileStyles, compileTemplates, filesEndingIn } from './compiler'
import { WeappHost } from './host'
import { testBuilt } from './test-on-host'

const FOLDER = builtApp()

function folder(): string {
  if (FOLDER === null) throw new Error('the mini-program is not built: npm run build:weapp')
  return FOLDER
}

async function boot(): Promise<WeappHost> {
  const host = new WeappHost({ folder: folder(), network: 'offline', startsAt: Date.UTC(2026, 10, 26) })
  await host.start()
  return host
}

testBuilt('WeChat’s compilers accept every template and style sheet of the built mini-program', () => {
  const draw = compileTemplates(folder())
  for (const { path, data } of filesEndingIn(folder(), '.wxml').map((path) => ({ path, data: { root: { cn: [] } } })))
    if (/^(pages|shopper|guide)\//.test(path)) expect(draw(path, data).tag).toBe('wx-page')
  expect(compileStyles(folder()).get('app.wxss')).toBeDefined()
})

testBuilt('it starts without a network, and every tab opens and is drawn', async () => {
  const host = await boot()
  for (const tab of host.runtime.files.tabs()) {
    await host.tapTab(tab)
    expect(host.paths).toEqual([tab])
    expect(host.page.nodes().length).toBeGreaterThan(0)
  }
  await host.stop()
})

testBuilt('every page opens by its address, those of sub-packages too', async () => {
  const host = await boot()
  const tabs = host.runtime.files.tabs()
  for (const page of host.runtime.files.pages.filter((path) => !tabs.includes(path))) {
    host.runtime.stack.reLaunch(`/${page}`)
    await host.idle()
    expect(host.paths).toEqual([page])
    expect(host.page.nodes().length).toBeGreaterThan(0)
  }
  await host.stop()
})

const PACKAGE_BYTES_MAX = 2 * 1024 * 1024

testBuilt('the main package and each sub-package are within the two megabytes WeChat takes', () => {
  const { app } = new AppFiles(folder())
  const roots = (app.subPackages ?? []).map(({ root }) => root)
  const sizes = new Map<string, number>()
  for (const path of filesEndingIn(folder(), '')) {
    const stat = statSync(join(folder(), path))
    const root = roots.find((one) => path.startsWith(`${one}/`)) ?? 'main'
    if (stat.isFile()) sizes.set(root, (sizes.get(root) ?? 0) + stat.size)
  }
  expect([...sizes].filter(([, bytes]) => bytes > PACKAGE_BYTES_MAX)).toEqual([])
})

/** Far below WeChat's limit of a megabyte: what is sent at once is what a slow phone waits for. */
const SENT_AT_ONCE_BYTES_MAX = 256 * 1024

testBuilt('no page sends more to its view at once than a slow phone can take', async () => {
  const host = await boot()
  for (const tab of host.runtime.files.tabs()) await host.tapTab(tab)
  for (const [page, { bytesMax }] of host.runtime.setDataRecords)
    expect({ page, isTooMuch: bytesMax > SENT_AT_ONCE_BYTES_MAX }).toEqual({ page, isTooMuch: false })
  await host.stop()
})
