import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import * as z from 'zod'
import type { HeadingMap } from '../server/modules/import/column-map'
import { checkHeader, importFile } from './import/import-file'
import { IMPORT_KIND_TEXT, type ImportKind, planOf } from './import/import-plans'
import { ImportRefused } from './import/import-refused'
import { openTarget } from './import/open-target'
import { showProgress, summaryText } from './import/show-progress'
import { runCommand } from './run-command'

const USAGE = `用法：npm run import -- ${Object.keys(IMPORT_KIND_TEXT).join('|')} 文件.csv [--map MAP.json] [--update]
      [--database postgres://…] [--data 数据目录] [--json]`

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      map: { type: 'string' },
      database: { type: 'string' },
      data: { type: 'string' },
      update: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const [kind, path, ...rest] = positionals
  if (!kind || !(kind in IMPORT_KIND_TEXT) || !path || rest.length > 0) {
    throw new ImportRefused('请写明导入什么和哪个文件。', 2)
  }
  if (values.update && kind !== 'stores' && kind !== 'guides') {
    throw new ImportRefused('--update 只用于门店和导购；商品和库存总是以文件为准，会员、线索、订单导入后不能用文件改写')
  }
  return { ...values, kind: kind as ImportKind, path }
}

async function readMap(path: string | undefined): Promise<HeadingMap> {
  if (path === undefined) return {}
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ImportRefused(`找不到映射文件 ${path}`)
  })
  try {
    return z.record(z.string(), z.string()).parse(JSON.parse(text.replace(/^\uFEFF/, '')))
  } catch {
    throw new ImportRefused(`映射文件 ${path} 应为 JSON 对象，例如 {"order_no": "小票编号"}`)
  }
}

async function main(): Promise<number> {
  const args = readArguments()
  const map = await readMap(args.map)
  const file = await stat(args.path).catch(() => null)
  if (!file?.isFile()) throw new ImportRefused(`找不到文件 ${args.path}`)
  const plan = planOf(args.kind, map, new Date())
  await checkHeader(args.path, plan, map)

  const target = await openTarget({ database: args.database, data: args.data, mayUpdate: args.update })
  const stopping = new AbortController()
  process.once('SIGINT', () => stopping.abort())
  const progress = showProgress(file.size)
  const startedAt = performance.now()
  let rowsDone = 0
  try {
    const result = await importFile({
      path: args.path,
      map,
      plan,
      save: (values) => target.run((ctx) => plan.save(ctx, target.options, values)),
      onBytes: progress.bytes,
      onBatch: (counts) => {
        rowsDone = counts.rows
        progress.batch(counts)
      },
      signal: stopping.signal,
    })
    if (result.added > 0) await target.settle()
    progress.stop()
    const seconds = (performance.now() - startedAt) / 1000
    console.log(summaryText(args.kind, args.path, result, seconds))
    if (args.json) console.log(JSON.stringify({ kind: args.kind, file: args.path, ...result, seconds }))
    return 0
  } catch (error) {
    progress.stop()
    console.error(`导入中断：前 ${rowsDone} 行已处理并保留，排除故障后重新运行同一命令即可继续。`)
    throw error
  } finally {
    progress.stop()
    await target.close()
  }
}

await runCommand(USAGE, main)
