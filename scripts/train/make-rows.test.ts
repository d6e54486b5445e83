import { CommandRefused } from '../run-command'
import { makeRows } from './make-rows'
import { dateOrderOfCells, parseNumber, parseTime } from './read-cells'
import { readLabel } from './read-label'
import { delimiterOf, type Table } from './read-table'

function tableOf(columns: Record<string, string[]>): Table {
  return {
    headings: Object.keys(columns),
    columns: new Map(Object.entries(columns)),
    rows: Object.values(columns)[0]!.length,
    unevenRows: 0,
  }
}
const times = (count: number, cell: (n: number) => string) => Array.from({ length: count }, (_, n) => cell(n))

test('outcomes are read however they are written', () => {
  expect(readLabel(['1', '0', '1.0', ''], 'won', undefined).labels).toEqual([1, 0, 1, null])
  expect(readLabel(['Yes', 'no'], 'won', undefined).labels).toEqual([1, 0])
  expect(readLabel(['TRUE', 'False'], 'won', undefined).labels).toEqual([1, 0])
  expect(readLabel(['是', '否'], 'won', undefined).labels).toEqual([1, 0])
  expect(readLabel(['2026-03-01', ''], 'won', undefined).labels).toEqual([1, 0])
  expect(readLabel(['1', ''], 'won', undefined).labels).toEqual([1, 0])
  expect(readLabel(['good', 'bad'], 'won', 'good').labels).toEqual([1, 0])
})

test('an outcome that cannot be read is refused', () => {
  expect(() => readLabel(['good', 'bad'], 'won', undefined)).toThrow(CommandRefused)
  expect(() => readLabel(['1', '1'], 'won', undefined)).toThrow('只有一种结果')
  expect(() => readLabel(['good', 'bad'], 'won', 'best')).toThrow('没有取值 best')
  expect(() => readLabel(['', ''], 'won', undefined)).toThrow('没有任何内容')
})

test('numbers are read as people write them', () => {
  expect(['1,234.5', '¥12', '8%', '-.5', '1e3', '12-3', '一'].map(parseNumber)).toEqual([
    1234.5,
    12,
    8,
    -0.5,
    1000,
    null,
    null,
  ])
})

test('days are told from months by the days that can be no month', () => {
  expect(dateOrderOfCells(['26-02-2018 19:58', '01-03-2018'])).toBe('dmy')
  expect(dateOrderOfCells(['02/26/2018', '03/01/2018'])).toBe('mdy')
  expect(dateOrderOfCells(['2018-02-26T10:00:00Z', '2018/3/1'])).toBe('ymd')
  expect(dateOrderOfCells(['scan', 'live'])).toBeNull()
  expect(parseTime('31-02-2018', 'dmy')).toBeNull()
})

test('cells are parted by what the heading is parted by, quotes aside', () => {
  expect(['a;b;"c,d,e,f"', 'a,b', 'a\tb', 'a|b|c', 'a'].map(delimiterOf)).toEqual([';', ',', '\t', '|', ','])
})

test('columns nothing can be learned from are left out with the reason, the others become features', () => {
  const table = tableOf({
    won: times(100, (n) => String(n % 2)),
    row: times(100, (n) => String(n + 1)),
    lead_id: times(100, (n) => `x${n * 7}`),
    price: times(100, (n) => (n % 9 === 0 ? '' : `${n * 1.5}`)),
    channel: times(100, (n) => ['scan', 'live'][n % 2]!),
    paid_on: times(100, (n) => `2026-03-${String(1 + (n % 28)).padStart(2, '0')}`),
    empty: times(100, () => ''),
    same: times(100, () => 'x'),
  })
  const { rows, dropped } = makeRows(table, { label: 'won', exclude: [] })
  expect(rows[1]).toEqual({ features: { price: 1.5, channel: 'live' }, label: 1, at: null })
  expect(rows[0]!.features.price).toBeNull()
  expect(dropped.map(({ column }) => column)).toEqual(['row', 'lead_id', 'paid_on', 'empty', 'same'])
})

test('the time of a lead gives its weekday and hour, which come again, never its date', () => {
  const table = tableOf({
    won: times(100, (n) => String(n % 2)),
    at: times(100, (n) => (n === 0 ? '' : `2026-03-0${1 + (n % 7)} ${10 + (n % 5)}:30`)),
  })
  const { rows, notes } = makeRows(table, { label: 'won', exclude: [], time: 'at' })
  // 1 March 2026 is a Sunday.
  expect(rows[6]!.features).toEqual({ 'at.weekday': '周日', 'at.hour': 12 })
  expect(rows[6]!.at).toEqual(new Date('2026-03-01T12:30:00+08:00'))
  expect(rows).toHaveLength(99)
  expect(notes.join()).toContain('1 行')
})
