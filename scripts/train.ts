import { stat, writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { parseArgs } from 'node:util'
import { MODEL_FAULT_TEXT, UNTRAINABLE_TEXT } from '../contract/lead-model'
import { checkModel } from '../server/modules/scoring/check-model'
import { trainModel, whyUntrainable } from '../server/modules/scoring/train-model'
import { CommandRefused, runCommand } from './run-command'
import { makeRows } from './train/make-rows'
import { readTable } from './train/read-table'
import { modelSummary, modelText } from './train/show-model'

const USAGE = `用法：npm run train -- 文件.csv --label 结果列 [--exclude 列,列] [--time 时间列] [--positive 取值]
      [--seed 数字] [--out model.json] [--json]
      结果列可以是 0/1、是/否、yes/no、true/false；有空白的列以有内容为 1。有 --time 时用最近的四分之一检验，否则随机抽取。`
const VERSION_CHARS_MAX = 60

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      label: { type: 'string' },
      exclude: { type: 'string', multiple: true, default: [] },
      time: { type: 'string' },
      positive: { type: 'string' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const [path, ...rest] = positionals
  if (!path || rest.length > 0) throw new CommandRefused('请写明用哪个文件训练。', 2)
  if (!values.label) throw new CommandRefused('请用 --label 写明哪一列是结果。', 2)
  const seed = Number(values.seed)
  if (!Number.isSafeInteger(seed) || seed < 0) throw new CommandRefused('--seed 应为不小于 0 的整数。', 2)
  const exclude = values.exclude.flatMap((list) => list.split(/[,，]/)).map((column) => column.trim())
  return { ...values, label: values.label, path, seed, exclude: exclude.filter((column) => column !== '') }
}

async function main(): Promise<number> {
  const args = readArguments()
  const file = await stat(args.path).catch(() => null)
  if (!file?.isFile()) throw new CommandRefused(`找不到文件 ${args.path}`)
  const { rows, notes, dropped } = makeRows(await readTable(args.path), args)
  const reason = whyUntrainable(rows)
  if (reason) throw new CommandRefused(UNTRAINABLE_TEXT[reason])
  const split = args.time === undefined ? 'random' : 'time'
  const model = trainModel({
    rows,
    version: basename(args.path, extname(args.path)).slice(0, VERSION_CHARS_MAX),
    target: args.label,
    windowDays: null,
    seed: args.seed,
    splitBy: split,
  })
  const faults = checkModel(model, null)
  const shown = { model, faults, notes, dropped, split } as const
  console.log(modelText(shown))
  const isRefused = args.out !== undefined && faults.length > 0
  if (args.out !== undefined && !isRefused) {
    await writeFile(args.out, `${JSON.stringify(model, null, 1)}\n`)
    console.log(`模型已写入 ${args.out}`)
  }
  if (isRefused)
    console.error(`未写入 ${args.out}：${[...new Set(faults.map(({ code }) => MODEL_FAULT_TEXT[code]))].join('；')}`)
  if (args.json) console.log(JSON.stringify(modelSummary(shown)))
  return isRefused ? 1 : 0
}

await runCommand(USAGE, main)
