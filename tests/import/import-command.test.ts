import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lockDataFolder } from '../../server/db/data-folder-lock'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fenbo-command-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function run(...args: string[]) {
  const { DATABASE_URL: _, ...env } = process.env
  return spawnSync('npx', ['tsx', 'scripts/import.ts', ...args], { encoding: 'utf8', env })
}

test('a file of another kind is refused before any database is opened', () => {
  const file = join(folder, 'people.csv')
  writeFileSync(file, '姓名,年龄\n张三,3\n')
  const ran = run('stores', file, '--data', join(folder, 'data'))
  expect(ran.status).toBe(1)
  expect(ran.stderr).toMatch(/^表头不符，未导入任何数据：\n {2}· 缺少列：门店编号/)
  expect(existsSync(join(folder, 'data'))).toBe(false)
})

test('while the product runs on the same data folder an import says so and stops', () => {
  const file = join(folder, 'stores.csv')
  writeFileSync(file, '门店编号,门店名称,城市,地址,纬度,经度\nS001,店,成都,街,30,104\n')
  const lock = lockDataFolder(join(folder, 'data', 'postgres'), 'start.ts')
  const ran = run('stores', file, '--data', join(folder, 'data'))
  lock.release()
  expect(ran.status).toBe(1)
  expect(ran.stderr).toContain(`正被另一个程序使用（start.ts，进程号 ${process.pid}`)
})

test('wrong arguments show how to call it', () => {
  expect(run('people', 'x.csv').stderr).toContain('用法：npm run import -- stores|guides|members|leads|orders')
  expect(run('stores', join(folder, 'none.csv')).stderr).toContain('找不到文件')
})
