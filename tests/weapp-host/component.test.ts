import { openFixture, tree, words } from './open-fixture'
import { testOnHost } from './test-on-host'

const nested = (depth: number, inside: ReturnType<typeof tree>): ReturnType<typeof tree> =>
  depth === 0 ? inside : tree('view', `level-${depth}`, {}, [nested(depth - 1, inside)])

testOnHost('what lies thirty deep goes through a chain of components, and is found, tapped and changed', async () => {
  const { host, heard } = await openFixture([nested(30, tree('button', 'leaf', {}, [words('叶')]))])
  expect(host.textOf('#leaf')).toBe('叶')
  heard()
  await host.tap('#leaf')
  const taps = heard().map((line) => line.split(' ')[1])
  expect(taps).toEqual(['leaf', ...Array.from({ length: 30 }, (_, index) => `level-${index + 1}`)])
  const path = `root.cn.[0]${'.cn.[0]'.repeat(30)}.cn.[0].v`
  host.page.setData({ [path]: '枝' })
  await host.idle()
  expect(host.textOf('#leaf')).toBe('枝')
})

const wrapped = (word: string) => tree('custom-wrapper', 'wrap', {}, [tree('text', 'inside', {}, [words(word)])])

testOnHost('a wrapper changes itself, and keeps that while the page around it changes', async () => {
  const { host, ask } = await openFixture([wrapped('一'), tree('text', 'beside', {}, [words('甲')])])
  await ask("getApp().wrappers.wrap.setData({ 'i.cn.[0].cn.[0].v': '二' })")
  expect(host.textOf('#inside')).toBe('二')
  host.page.setData({ 'root.cn.[1].cn.[0].v': '乙' })
  await host.idle()
  expect([host.textOf('#inside'), host.textOf('#beside')]).toEqual(['二', '乙'])
})

testOnHost('a wrapper takes what the page passes anew, and is detached when it goes', async () => {
  const { host, heard, ask } = await openFixture([wrapped('一')])
  await ask("getApp().wrappers.wrap.setData({ 'i.cn.[0].cn.[0].v': '二' })")
  host.page.setData({ 'root.cn.[0]': wrapped('三') })
  await host.idle()
  expect(host.textOf('#inside')).toBe('三')
  expect(heard().filter((line) => line.startsWith('wrap'))).toEqual(['wrap attached'])
  host.page.setData({ 'root.cn': [] })
  await host.idle()
  expect(heard()).toEqual(['wrap detached'])
})

testOnHost('a component that asks for what the host does not do is refused', async () => {
  const { checkDefinition } = await import('./component')
  expect(() => checkDefinition('card', { observers: { i: () => {} } })).toThrow('does not know observers')
  expect(checkDefinition('card', { behaviors: {}, externalClasses: [] })).toBeDefined()
})
