import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { LeadModel } from '../../contract/lead-model'
import { seededRandom } from '../../server/kernel/seeded-random'

const folder = mkdtempSync(join(tmpdir(), 'train-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function train(...args: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/train.ts', ...args], { encoding: 'utf8' })
}
function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, lines.join('\r\n'))
  return path
}

/** Leads as a spreadsheet would save them: a row number, quoted cells, blanks, days first, and what came of each. */
const random = seededRandom(11)
const LEADS = Array.from({ length: 2_000 }, (_, n) => {
  const origin = ['门店扫码', '直播', '预约'][Math.floor(random() * 3)] as string
  const visits = Math.floor(random() * 8)
  const isWon = random() < 0.05 + (origin === '预约' ? 0.25 : 0) + visits * 0.04
  const day = new Date(Date.UTC(2026, 0, 1) + Math.floor(n / 10) * 86_400_000).toISOString().slice(0, 10)
  const [year, month, date] = day.split('-')
  return { n, id: `ld_${n}x`, day: `${date}-${month}-${year}`, origin, visits: random() < 0.1 ? '' : visits, isWon }
})
const HEADING = '"lead_id","created","origin","visits","won_date","deal"'
const rowsOf = (leads: typeof LEADS) =>
  leads.map(
    ({ id, day, origin, visits, isWon }) =>
      `"${id}","${day}","${origin}",${visits},${isWon ? day : ''},${isWon ? 'deal' : 'none yet'}`,
  )
const leadsFile = write('leads.csv', [HEADING, ...rowsOf(LEADS)])

test('any file of leads becomes a scorecard with its figures, the last line for programs', () => {
  const out = join(folder, 'model.json')
  const { stdout, status } = train(
    leadsFile,
    '--label',
    'won_date',
    '--exclude',
    'deal',
    '--time',
    'created',
    '--out',
    out,
    '--json',
  )
  expect(status).toBe(0)
  const result = JSON.parse(stdout.trim().split('\n').at(-1)!)
  expect(result).toMatchObject({ rows: 2_000, holdoutRows: 500, split: 'time', isPublishable: true })
  expect(result.auc).toBeGreaterThan(0.65)
  expect(result.ece).toBeLessThan(0.05)
  expect(result.dropped).toEqual([{ column: 'lead_id', why: expect.stringContaining('编号') }])
  const bins = result.scorecard.filter((line: { feature: string }) => line.feature === 'origin')
  expect(bins.find((line: { bin: string }) => line.bin === '预约').points).toBeGreaterThan(5)
  expect(result.scorecard.reduce((sum: number, line: { rows: number }) => sum + line.rows, 0) % 2_000).toBe(0)
  expect(stdout).toContain('检查通过')
  expect(LeadModel.parse(JSON.parse(readFileSync(out, 'utf8'))).target).toBe('won_date')
})

test('a column that gives the outcome away is named, and such a model is never written', () => {
  const out = join(folder, 'leaky.json')
  const { stdout, stderr, status } = train(leadsFile, '--label', 'won_date', '--out', out, '--json')
  expect(status).toBe(1)
  expect(stdout).toContain('deal 1.000')
  expect(stderr).toContain('成交之后才知道')
  expect(JSON.parse(stdout.trim().split('\n').at(-1)!).isPublishable).toBe(false)
  expect(existsSync(out)).toBe(false)
})

test.each([
  ['a file that is not there', () => [join(folder, 'nowhere.csv'), '--label', 'a'], '找不到文件'],
  ['a column that is not there', () => [leadsFile, '--label', 'wonn'], '没有列 wonn'],
  ['a column to leave out that is not there', () => [leadsFile, '--label', 'deal', '--exclude', 'x'], '没有列 x'],
  ['a file without rows', () => [write('bare.csv', ['a,b']), '--label', 'a'], '没有数据'],
  ['an empty file', () => [write('empty.csv', []), '--label', 'a'], '没有表头'],
  [
    'one outcome only',
    () => [write('one.csv', ['a,won', ...LEADS.map(({ n }) => `${n % 3},1`)]), '--label', 'won'],
    '只有一种结果',
  ],
  ['a few rows', () => [write('few.csv', ['a,won', '1,0', '2,1']), '--label', 'won'], '至少需要 40 行'],
  ['two outcomes nobody can rank', () => [leadsFile, '--label', 'origin'], '--positive'],
  ['a time that is none', () => [leadsFile, '--label', 'won_date', '--time', 'origin'], '不是日期'],
  ['an unclosed quote', () => [write('torn.csv', ['a,won', '"1,0', '2,1']), '--label', 'won'], '双引号'],
  ['two columns of one name', () => [write('twice.csv', ['a,a', '1,0']), '--label', 'a'], '列名重复'],
])('%s is said in Chinese, in one line, with exit code 1', (_, args, words) => {
  const { stderr, status } = train(...args())
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(words) })
  expect(stderr.trim().split('\n')).toHaveLength(1)
})
