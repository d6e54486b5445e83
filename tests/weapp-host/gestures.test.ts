import { openFixture, tree, words } from './open-fixture'
import { testOnHost } from './test-on-host'

const EVENT = 'getApp().heard.push(JSON.stringify(event.detail))'

testOnHost('a tap is heard on the way up, until an element catches it', async () => {
  const { host, heard } = await openFixture([
    tree('view', 'outer', {}, [tree('catch-view', 'middle', {}, [tree('view', 'inner')])]),
  ])
  heard()
  await host.tap('#inner')
  expect(heard()).toEqual(['tap inner', 'tap middle'])
  await host.longPress('#outer')
  expect(heard()).toEqual(['longpress outer'])
})

testOnHost('a disabled button hears nothing', async () => {
  const { host, heard } = await openFixture([tree('button', 'buy', { disabled: true })])
  heard()
  await host.tap('#buy')
  expect(heard()).toEqual([])
})

testOnHost('typing is heard, and stays until the app sets another value', async () => {
  const { host, on, heard } = await openFixture([tree('input', 'name', { value: '' })])
  on('name input', EVENT)
  heard()
  await host.input('#name', '王小明')
  expect(heard()).toEqual(['focus name', 'input name', '{"value":"王小明","cursor":3,"keyCode":26126}', 'blur name'])
  expect(host.page.controls.valueOf(host.aim('#name'))).toBe('王小明')
  host.page.setData({ 'root.cn.[0].value': '李' })
  await host.idle()
  expect(host.page.controls.valueOf(host.aim('#name'))).toBe('李')
})

testOnHost('a switch, boxes and radios change by a tap, boxes by their label too', async () => {
  const { host, on, heard } = await openFixture([
    tree('switch', 'online', { checked: false }),
    tree('checkbox-group', 'wishes', {}, [
      tree('label', 'first', {}, [tree('checkbox', 'sofa', { value: 'sofa' }), words('沙发')]),
      tree('label', 'second', {}, [tree('checkbox', 'lamp', { value: 'lamp' }), words('灯')]),
    ]),
    tree('radio-group', 'size', {}, [
      tree('radio', 'small', { value: 's', checked: true }),
      tree('radio', 'large', { value: 'l' }),
    ]),
  ])
  for (const control of ['online', 'wishes', 'size']) on(`${control} change`, EVENT)
  heard()
  for (const touched of ['#online', '#online', '#first', '#second', '#first', '#large']) await host.tap(touched)
  expect(heard().filter((line) => line.startsWith('{'))).toEqual([
    ...['{"value":true}', '{"value":false}'],
    ...['{"value":["sofa"]}', '{"value":["sofa","lamp"]}', '{"value":["lamp"]}'],
    '{"value":"l"}',
  ])
})

testOnHost('a form submits what its named controls hold', async () => {
  const { host, on, heard } = await openFixture([
    tree('form', 'order', {}, [
      tree('input', 'remark', { name: 'remark', value: '' }),
      tree('switch', 'invoice', { name: 'invoice', checked: false }),
      tree('button', 'send', { formType: 'submit' }),
    ]),
  ])
  on('order submit', EVENT)
  await host.input('#remark', '周六送')
  await host.tap('#invoice')
  heard()
  await host.tap('#send')
  expect(heard()).toContain('{"value":{"remark":"周六送","invoice":true}}')
})

testOnHost('a picker takes one of its choices and refuses others', async () => {
  const { host, on, heard } = await openFixture([
    tree('picker', 'city', { mode: 'selector', range: ['上海', '杭州'], value: 0 }),
  ])
  on('city change', EVENT)
  heard()
  await host.act((gestures, page) => gestures.pick(page, host.aim('#city'), 1))
  expect(heard()).toEqual(['change city', '{"value":"1"}'])
  await expect(host.act((gestures, page) => gestures.pick(page, host.aim('#city'), 2))).rejects.toThrow(
    'has no choice 2',
  )
})

testOnHost('what the app throws is told at the next rest, and the app lives on', async () => {
  const { host, on, ask } = await openFixture([tree('button', 'bad'), tree('button', 'good')])
  on('bad tap', "throw new TypeError('broken')")
  await expect(host.tap('#bad')).rejects.toThrow('pages/home/index eh: broken')
  await host.tap('#good')
  expect(await ask('getApp().heard.at(-1)')).toBe('tap good')
})

testOnHost('a share button passes the page on', async () => {
  const { host } = await openFixture([tree('button', 'pass', { openType: 'share' })])
  await host.tap('#pass')
  expect(host.shared).toMatchObject({ title: '首页 button' })
})
