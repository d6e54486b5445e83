import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BUILT } from '../scripts/taro-build'
import { buildWeapp } from '../tests/e2e/build-weapp'
import { type Product, startProduct } from '../tests/e2e/product'
import { launchChromium } from '../tests/weapp-host/view/find-chromium'
import { firstLoadBytes, largestPaintMs, SLOW } from './miniprogram/in-browser'
import { bootMs, firstSetDataBytes, maxSetDataBytes } from './miniprogram/in-host'
import { buildTemplate, makeTemplate } from './miniprogram/make-template'
import { packageBytes } from './miniprogram/package-bytes'
import { serveFolder } from './miniprogram/serve-folder'

const USAGE = `用法：npm run bench:miniprogram -- [--json]
小程序和网页端有多大、多快，和 Taro 自己的默认模板（React、TypeScript、Sass，同一次运行里用同样的依赖构建）并排比较。`

const MEGABYTE = 1_048_576
const LIMITS = {
  weappMainPackageBytes: 1.5 * MEGABYTE,
  weappTotalBytes: 4 * MEGABYTE,
  h5FirstLoadGzipBytes: 300 * 1024,
  maxSetDataBytes: 64 * 1024,
  weappBootMs: null,
  h5LcpMs: 2500,
} as const
type Measure = keyof typeof LIMITS
type Measured = Record<Measure, number>

const NAMES: Record<Measure, string> = {
  weappMainPackageBytes: '微信主包（字节）',
  weappTotalBytes: '微信全部分包（字节）',
  h5FirstLoadGzipBytes: '网页首次打开，gzip（字节）',
  maxSetDataBytes: '单次 setData 最大（字节）',
  weappBootMs: '启动到首屏文字（毫秒）',
  h5LcpMs: '网页 LCP（毫秒）',
}

await main()

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { json: { type: 'boolean' }, help: { type: 'boolean' } } })
  if (values.help) return void process.stdout.write(`${USAGE}\n`)
  const around = mkdtempSync(join(tmpdir(), 'fenbo-bench-'))
  try {
    const [ours, template] = await measureBoth(around)
    show(ours, template)
    if (values.json) process.stdout.write(`${JSON.stringify({ ...ours, ...prefixed(template) })}\n`)
  } finally {
    rmSync(around, { recursive: true, force: true })
  }
  process.exit(0)
}

async function measureBoth(around: string): Promise<[Measured, Measured]> {
  // One after the other: they are measured by the clock later, and share the machine.
  await buildWeapp()
  const product = await startProduct(join(around, 'data'))
  try {
    return [await measureOurs(product), await measureTemplate(around)]
  } finally {
    await product.stop()
  }
}

async function measureOurs(product: Product): Promise<Measured> {
  const { main, total } = packageBytes(BUILT.weapp)
  const inHost = { backendUrl: product.address, person: 'login-bench' }
  return {
    weappMainPackageBytes: main,
    weappTotalBytes: total,
    weappBootMs: Math.round(await bootMs(BUILT.weapp, inHost)),
    ...(await inBrowser(`${product.address}/app/?as=bench`)),
    maxSetDataBytes: await mostSent(product),
  }
}

async function mostSent(product: Product): Promise<number> {
  const { bytes, page } = await maxSetDataBytes(BUILT.weapp, product)
  process.stdout.write(`单次 setData 最大的页面：${page}\n`)
  return bytes
}

async function measureTemplate(around: string): Promise<Measured> {
  const folder = await makeTemplate(around)
  const weapp = await buildTemplate(folder, 'weapp')
  const h5 = await serveFolder(await buildTemplate(folder, 'h5'))
  try {
    const { main, total } = packageBytes(weapp)
    return {
      weappMainPackageBytes: main,
      weappTotalBytes: total,
      weappBootMs: Math.round(await bootMs(weapp, null)),
      ...(await inBrowser(h5.url)),
      maxSetDataBytes: await firstSetDataBytes(weapp),
    }
  } finally {
    h5.close()
  }
}

async function inBrowser(url: string): Promise<Pick<Measured, 'h5FirstLoadGzipBytes' | 'h5LcpMs'>> {
  const browser = await launchChromium()
  try {
    const h5FirstLoadGzipBytes = await firstLoadBytes(browser, url)
    return { h5FirstLoadGzipBytes, h5LcpMs: Math.round(await largestPaintMs(browser, url)) }
  } finally {
    await browser.close()
  }
}

function show(ours: Measured, template: Measured): void {
  const { cpuTimes, downMbit, upMbit, roundTripMs } = SLOW
  const rows = (Object.keys(LIMITS) as Measure[]).map((measure) => {
    const limit = LIMITS[measure]
    const verdict = limit === null ? '' : ours[measure] <= limit ? '达到' : '超出'
    return {
      项目: NAMES[measure],
      本项目: ours[measure],
      默认模板: template[measure],
      上限: limit ?? '',
      结论: verdict,
    }
  })
  console.table(rows)
  process.stdout.write(
    `LCP：处理器放慢 ${cpuTimes} 倍，下行 ${downMbit} Mbit/s，上行 ${upMbit} Mbit/s，往返 ${roundTripMs} 毫秒（Lighthouse 的慢速 4G）。\n`,
  )
}

function prefixed(template: Measured): Record<string, number> {
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) => [`template${name[0]!.toUpperCase()}${name.slice(1)}`, value]),
  )
}
