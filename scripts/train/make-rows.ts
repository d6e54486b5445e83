import { MODEL_FEATURES_MAX } from '../../contract/lead-model'
import { shanghaiMinute } from '../../server/kernel/shanghai-time'
import type { FeatureValue } from '../../server/modules/scoring/feature-bins'
import type { TrainingRow } from '../../server/modules/scoring/order-rows'
import { CommandRefused } from '../run-command'
import { dateOrderOfCells, isNumeric, parseNumber, parseTime } from './read-cells'
import { readLabel } from './read-label'
import type { Table } from './read-table'

export type RowsWanted = {
  label: string
  exclude: readonly string[]
  time?: string | undefined
  positive?: string | undefined
}
export type MadeRows = {
  rows: TrainingRow[]
  /** What was left out or understood, in words. */
  notes: string[]
  dropped: { column: string; why: string }[]
}

const HOUR_MINUTES = 60
/** A level of a text is worth learning from when it has so many rows. */
const LEVEL_ROWS_MIN = 20
const UNIQUE_SHARE = 0.9
const ID_HEADING = /(^#$|(^|[\s_.-])(id|uuid|guid|no)$|Id$|ID$|编号|单号|序号|^index$)/
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const

/** Turns a table into rows to learn from: types guessed by column, ids and dates left out. Throws `CommandRefused`. */
export function makeRows(table: Table, wanted: RowsWanted): MadeRows {
  for (const column of [wanted.label, ...wanted.exclude, ...(wanted.time === undefined ? [] : [wanted.time])]) {
    if (!table.columns.has(column)) {
      throw new CommandRefused(`文件里没有列 ${column}（有：${table.headings.join('、')}）`)
    }
  }
  const { labels, rule } = readLabel(table.columns.get(wanted.label)!, wanted.label, wanted.positive)
  const times = wanted.time === undefined ? null : readTimes(table.columns.get(wanted.time)!, wanted.time)
  const dropped: MadeRows['dropped'] = []
  const features = times?.parts ?? new Map<string, FeatureValue[]>()
  for (const column of table.headings) {
    if (column === wanted.label || column === wanted.time || wanted.exclude.includes(column)) continue
    const read = readColumn(column, table.columns.get(column)!)
    if (typeof read === 'string') dropped.push({ column, why: read })
    else features.set(column, read)
  }
  if (features.size === 0) throw new CommandRefused('没有可用于训练的列')
  if (features.size > MODEL_FEATURES_MAX) {
    throw new CommandRefused(
      `可用的列太多（${features.size} 列，最多 ${MODEL_FEATURES_MAX} 列），请用 --exclude 去掉一些`,
    )
  }
  const kept = labels.flatMap((label, row) => (label === null || times?.at[row] === null ? [] : [{ row, label }]))
  const rows = kept.map(({ row, label }) => ({
    features: Object.fromEntries([...features].map(([name, values]) => [name, values[row]])),
    label,
    at: times?.at[row] ?? null,
  }))
  const notes = [
    rule,
    ...(table.unevenRows > 0 ? [`${table.unevenRows} 行的列数与表头不同，已按表头对齐`] : []),
    ...(rows.length < table.rows ? [`${table.rows - rows.length} 行没有结果或时间，未使用`] : []),
  ]
  return { rows, notes, dropped }
}

/** The values of a column, or why it is of no use. */
function readColumn(column: string, cells: readonly string[]): FeatureValue[] | string {
  const known = cells.filter((cell) => cell !== '')
  const distinct = new Set(known)
  if (distinct.size === 0) return '没有内容'
  if (distinct.size === 1 && known.length === cells.length) return '所有行都相同'
  const isUnique = distinct.size >= known.length * UNIQUE_SHARE
  if (isNumeric(cells)) {
    return isUnique && (ID_HEADING.test(column) || isCounting(known)) ? '像是编号' : cells.map(parseNumber)
  }
  if (dateOrderOfCells(cells)) return '是日期；日期不会重演，不作为特征'
  if (isUnique && known.length > LEVEL_ROWS_MIN) return '几乎每行都不同，像是编号'
  const counts = new Map<string, number>()
  for (const cell of known) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  if (Math.max(...counts.values()) < LEVEL_ROWS_MIN && distinct.size > 2) return '取值太多，每种都太少'
  return cells.map((cell) => (cell === '' ? null : cell))
}

/** 1, 2, 3 …: the number of the row. */
function isCounting(cells: readonly string[]): boolean {
  return cells.length > 2 && cells.every((cell, at) => at === 0 || Number(cell) - Number(cells[at - 1]) === 1)
}

/** When each row happened, and what of that is known at the time and comes again: weekday and hour. */
function readTimes(cells: readonly string[], column: string) {
  const order = dateOrderOfCells(cells)
  if (order === null) {
    if (!isNumeric(cells)) throw new CommandRefused(`时间列 ${column} 不是日期（示例：2026-03-01 10:30、26-02-2018）`)
    return { at: cells.map(numberedTime), parts: new Map<string, FeatureValue[]>() }
  }
  const at = cells.map((cell) => (cell === '' ? null : parseTime(cell, order)))
  const parts = new Map<string, FeatureValue[]>()
  const minutes = at.map((time) => time && shanghaiMinute(time))
  parts.set(
    `${column}.weekday`,
    at.map((time) => time && weekdayOf(time)),
  )
  if (new Set(minutes).size > 2)
    parts.set(
      `${column}.hour`,
      minutes.map((minute) => minute && Math.floor(minute / HOUR_MINUTES)),
    )
  return { at, parts }
}

/** Seconds since 1970 as such; any other number only says what came first. */
function numberedTime(cell: string): Date | null {
  const number = parseNumber(cell)
  if (number === null) return null
  const time = new Date(number >= 1e9 && number < 1e10 ? number * 1000 : number)
  return Number.isNaN(time.getTime()) ? null : time
}

function weekdayOf(time: Date): string {
  return WEEKDAYS[new Date(time.getTime() + 8 * 3_600_000).getUTCDay()] as string
}
