import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compilerMissing, compileStyles, compileTemplates } from './compiler'
import { FIXTURE } from './open-fixture'
import { testOnHost } from './test-on-host'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'weapp-'))
})

afterEach(() => rm(folder, { recursive: true }))

testOnHost('WeChat’s compilers run on this machine', () => {
  expect(compilerMissing()).toBeNull()
})

testOnHost('markup that WeChat refuses is refused, with the place', async () => {
  await writeFile(join(folder, 'page.wxml'), '<view><text>a</view>')
  expect(() => compileTemplates(folder)).toThrow(/page[.]wxml/)
})

testOnHost('style that WeChat refuses is refused, with the place', async () => {
  await writeFile(join(folder, 'app.wxss'), '.list > * { margin: 0 }')
  expect(() => compileStyles(folder)).toThrow(/app[.]wxss.*token/s)
})

testOnHost('rpx become px of the screen’s width, and `page` the body', () => {
  const sheet = compileStyles(FIXTURE, 375).get('app.wxss')!.replace(/\s+/g, ' ').trim()
  expect(sheet).toBe('body { background: #f5f5f5; } .card { margin: 12px; }')
  expect(compileStyles(FIXTURE, 750).get('app.wxss')).toContain('24px')
})
