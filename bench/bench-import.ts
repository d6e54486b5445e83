import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * How long `npm run import -- orders` takes for a till's file on an empty embedded database, with everything an order
 * does: buyers found or made, attribution, commission, ledger. The file is generated from a seed.
 */
const STORES = 300
const GUIDES = 900
const MEMBERS = 20_000
const SEED = 20_260_301

type Written = { path: string; rows: number }

function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    // mulberry32
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const draw = chance(SEED)
const pick = (count: number) => Math.floor(draw() * count)
const pad = (value: number, digits: number) => String(value).padStart(digits, '0')
const phoneOf = (member: number) => `139${pad(member, 8)}`

async function write(
  folder: string,
  name: string,
  header: string,
  rows: number,
  row: (at: number) => string,
): Promise<Written> {
  const path = join(folder, name)
  const file = createWriteStream(path)
  file.write(`${header}\n`)
  for (let at = 0; at < rows; at++) if (!file.write(`${row(at)}\n`)) await once(file, 'drain')
  file.end()
  await once(file, 'close')
  return { path, rows }
}

function runImport(kind: string, { path }: Written, target: readonly string[]): number {
  const startedAt = performance.now()
  const child = spawnSync('npx', ['tsx', 'scripts/import.ts', kind, path, ...target, '--json'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const counts = JSON.parse(child.stdout.trim().split('\n').pop() || '{}')
  const seconds = (performance.now() - startedAt) / 1000
  if (child.status !== 0 || counts.refused !== 0) throw new Error(`Import of ${kind} went wrong: ${child.stdout}`)
  return seconds
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rows: { type: 'string', default: '100000' },
      database: { type: 'string' },
      json: { type: 'boolean', default: false },
      keep: { type: 'boolean', default: false },
    },
  })
  const rows = Number(values.rows)
  const folder = mkdtempSync(join(tmpdir(), 'fenbo-bench-'))
  const target = values.database ? ['--database', values.database] : ['--data', join(folder, 'data')]
  try {
    const stores = await write(folder, 'stores.csv', '门店编号,门店名称,城市,地址,纬度,经度', STORES, (at) =>
      [
        `S${pad(at, 4)}`,
        `门店${at}`,
        `城市${at % 30}`,
        `${at} 号`,
        (22 + (at % 20)).toFixed(4),
        (100 + (at % 20)).toFixed(4),
      ].join(),
    )
    const guides = await write(folder, 'guides.csv', '工号,姓名,门店编号,入职日期', GUIDES, (at) =>
      [`G${pad(at, 5)}`, `导购${at}`, `S${pad(at % STORES, 4)}`, '2024-05-01'].join(),
    )
    const members = await write(folder, 'members.csv', '手机号,姓名,注册时间,导购工号', MEMBERS, (at) =>
      [phoneOf(at), `会员${at}`, '2025-06-01 10:00', `G${pad(at % GUIDES, 5)}`].join(),
    )
    // One buyer in five is a stranger, one in ten gives a phone nobody knows yet.
    const orders = await write(
      folder,
      'orders.csv',
      '订单号,门店编号,导购工号,手机号,金额,优惠金额,支付时间',
      rows,
      (at) => {
        const kind = draw()
        const phone = kind < 0.2 ? '' : kind < 0.3 ? phoneOf(MEMBERS + pick(MEMBERS)) : phoneOf(pick(MEMBERS))
        const guide = pick(GUIDES)
        const paidAt = `2026-0${1 + pick(9)}-${pad(1 + pick(28), 2)} ${pad(10 + pick(11), 2)}:${pad(pick(60), 2)}`
        const fen = 990 + pick(500_000)
        return [
          `POS${pad(at, 8)}`,
          `S${pad(guide % STORES, 4)}`,
          `G${pad(guide, 5)}`,
          phone,
          (fen / 100).toFixed(2),
          '9.90',
          paidAt,
        ].join()
      },
    )
    const result = {
      stores: runImport('stores', stores, target),
      guides: runImport('guides', guides, target),
      members: runImport('members', members, target),
      orders: runImport('orders', orders, target),
      again: runImport('orders', orders, target),
    }
    for (const [step, seconds] of Object.entries(result)) console.log(`${step.padEnd(8)} ${seconds.toFixed(1)} s`)
    if (values.json) console.log(JSON.stringify({ rows, ...result, rowsPerSecond: rows / result.orders }))
  } finally {
    if (!values.keep) rmSync(folder, { recursive: true, force: true })
  }
}

await main()
