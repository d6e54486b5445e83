import { openFixture } from './open-fixture'
import { applyPatch, carriedText, readPath } from './set-data'
import { testOnHost } from './test-on-host'

test('paths reach into lists and objects, and make what is missing on the way', () => {
  const data: Record<string, unknown> = { root: { cn: [{ cl: 'a' }] } }
  applyPatch(data, { 'root.cn.[0].cl': 'b', 'root.cn[1]': { cl: 'c' }, 'list.[0].name': '王', plain: 1 })
  expect(data).toEqual({ root: { cn: [{ cl: 'b' }, { cl: 'c' }] }, list: [{ name: '王' }], plain: 1 })
  expect(readPath(data, 'root.cn[1].cl')).toBe('c')
  expect(readPath(data, 'root.none.cl')).toBeUndefined()
})

test('bytes are counted as UTF-8, and more than a megabyte at once is refused', () => {
  const record = { count: 0, bytes: 0, bytesMax: 0 }
  carriedText({ a: '中' }, record)
  expect(record).toEqual({ count: 1, bytes: 11, bytesMax: 11 })
  expect(() => carriedText({ a: 'x'.repeat(1_048_576) }, record)).toThrow('WeChat takes 1048576 at most')
  expect(() => carriedText(null, record)).toThrow('setData takes an object')
})

testOnHost('each page has its record, and callbacks run once it is drawn', async () => {
  const { host, ask } = await openFixture()
  const before = host.runtime.setDataRecords.get('pages/home/index')!.count
  await ask("getCurrentPages()[0].setData({ 'root.cn': [] }, () => getApp().heard.push('drawn'))")
  expect(host.runtime.setDataRecords.get('pages/home/index')!.count).toBe(before + 1)
  expect(await ask('getApp().heard')).toContain('drawn')
})

testOnHost('what was sent is a copy', async () => {
  const { host } = await openFixture()
  const sent = { 'root.cn': [{ nn: 'text', sid: 'a', cn: [] as unknown[] }] }
  host.page.setData(sent)
  sent['root.cn'][0]!.cn.push({ nn: '#text', sid: 'b', v: '后来' })
  await host.idle()
  expect(host.page.find('text')).toHaveLength(1)
  expect(host.textOf('text')).toBe('')
})
