import { openFixture, tree } from '../open-fixture'
import { testOnHost } from '../test-on-host'

const outcome = (call: string) => `${call}.then((answer) => answer, (failure) => failure)`

testOnHost('a call answers through callbacks, and through a promise when none is given', async () => {
  const { ask } = await openFixture()
  const callbacks = `new Promise((resolve) => {
    const told = []
    wx.setStorage({ key: 'a', data: 1, success: (answer) => told.push(answer.errMsg), complete: () => resolve(told) })
  })`
  expect(await ask(callbacks)).toEqual(['setStorage:ok'])
  expect(await ask(outcome("wx.getStorage({ key: 'a' })"))).toEqual({ errMsg: 'getStorage:ok', data: 1 })
  expect(await ask(outcome("wx.getStorage({ key: 'b' })"))).toEqual({ errMsg: 'getStorage:fail data not found' })
})

testOnHost('members of the wrong kind are refused in the words of WeChat', async () => {
  const { ask } = await openFixture()
  expect(await ask(outcome('wx.navigateTo({})'))).toEqual({
    errMsg: 'navigateTo:fail parameter error: parameter.url should be String instead of Undefined;',
  })
  expect(await ask(outcome('wx.makePhoneCall({ phoneNumber: 13800000000 })'))).toEqual({
    errMsg: 'makePhoneCall:fail parameter error: parameter.phoneNumber should be String instead of Number;',
  })
})

testOnHost('what the base library does not offer cannot be used, nor read, without a fault', async () => {
  const { host } = await openFixture()
  expect(() => host.evaluate('wx.startBeaconDiscovery')).toThrow('wx.startBeaconDiscovery is not in the host')
  await expect(host.idle()).rejects.toThrow('wx.startBeaconDiscovery is not in the host')
  expect(host.evaluate("'startBeaconDiscovery' in wx")).toBe(false)
  expect(host.evaluate("wx.canIUse('startBeaconDiscovery')")).toBe(false)
  expect(host.evaluate("wx.canIUse('getFuzzyLocation') && wx.canIUse('button.open-type.getPhoneNumber')")).toBe(true)
})

testOnHost('the app has no DOM, no Node, no eval and no Intl', async () => {
  const { host } = await openFixture()
  const names = ['window', 'document', 'process', 'require', 'fetch', 'URL', 'TextEncoder', 'Intl', 'WebAssembly']
  expect(names.filter((name) => host.evaluate(`typeof ${name}`) !== 'undefined')).toEqual([])
  expect(() => host.evaluate("eval('1')")).toThrow('Code generation from strings disallowed')
  expect(() => host.evaluate("new Function('return 1')()")).toThrow('Code generation from strings disallowed')
})

testOnHost('a key holds a megabyte and the store ten', async () => {
  const { ask } = await openFixture()
  expect(await ask(outcome("wx.setStorage({ key: 'a', data: 'x'.repeat(1024 * 1024) })"))).toEqual({
    errMsg: 'setStorage:fail entry size limit reached',
  })
  const fill = `Promise.all([...Array(10).keys()].map((at) =>
    wx.setStorage({ key: 'k' + at, data: 'x'.repeat(1024 * 1024 - 100) })))`
  await ask(fill)
  expect(await ask(outcome("wx.setStorage({ key: 'last', data: 'x'.repeat(2000) })"))).toMatchObject({
    errMsg: 'setStorage:fail the maximum size of the file storage limit is exceeded',
  })
  expect(await ask('wx.getStorageInfoSync().keys.length')).toBe(10)
  expect(await ask("wx.clearStorageSync(), wx.getStorageSync('k1')")).toBe('')
})

testOnHost('what was stored is there when the app starts again on the same phone', async () => {
  const storage = new Map<string, string>()
  const first = await openFixture([], { storage })
  await first.ask("wx.setStorageSync('session', { token: 't' })")
  const second = await openFixture([], { storage })
  expect(await second.ask("wx.getStorageSync('session')")).toEqual({ token: 't' })
})

testOnHost('messages are asked for in a tap, not after an answer from elsewhere', async () => {
  const { host, on, heard } = await openFixture([tree('button', 'now'), tree('button', 'late')], {
    answers: { subscribe: (id) => (id === 'T2' ? 'reject' : 'accept') },
  })
  const subscribe = "wx.requestSubscribeMessage({ tmplIds: ['T1', 'T2'] })"
  const note = '(answer) => getApp().heard.push(JSON.stringify(answer))'
  on('now tap', `${subscribe}.then(${note})`)
  on('late tap', `wx.login().then(() => ${subscribe}).catch(${note})`)
  heard()
  await host.tap('#now')
  await host.tap('#late')
  expect(heard()).toEqual([
    'tap now',
    '{"errMsg":"requestSubscribeMessage:ok","T1":"accept","T2":"reject"}',
    'tap late',
    '{"errMsg":"requestSubscribeMessage:fail can only be invoked by user TAP gesture.","errno":10005}',
  ])
})

testOnHost('a modal waits for the person, whose answer counts as a tap', async () => {
  const { host, heard, ask } = await openFixture()
  heard()
  await ask(`void wx.showModal({ title: '取消订单？', content: '12 条记录' }).then(({ confirm }) =>
    confirm && wx.requestSubscribeMessage({ tmplIds: ['T1'] })).then((answer) => getApp().heard.push(answer.T1))`)
  expect(heard()).toEqual([])
  expect(host.screen.dialog).toMatchObject({ kind: 'modal', modal: { title: '取消订单？' } })
  host.screen.answerModal({ confirm: true })
  await host.idle()
  expect(heard()).toEqual(['accept'])
  expect(() => host.screen.answerModal({ confirm: true })).toThrow('no modal is open')
})

testOnHost('an action sheet answers the item, and a cancel fails', async () => {
  const { host, heard, ask } = await openFixture()
  heard()
  const sheet =
    "void wx.showActionSheet({ itemList: ['甲', '乙'] }).then((a) => a.tapIndex, (e) => e.errMsg).then((x) => getApp().heard.push(String(x)))"
  await ask(sheet)
  host.screen.answerSheet(1)
  await host.idle()
  await ask(sheet)
  host.screen.answerSheet('cancel')
  await host.idle()
  expect(heard()).toEqual(['1', 'showActionSheet:fail cancel'])
})

testOnHost('a toast goes by itself, a loading sign only when told', async () => {
  const { host, ask } = await openFixture()
  await ask("wx.showLoading({ title: '提交中' })")
  await host.advance(60_000)
  expect(host.screen.toast).toMatchObject({ title: '提交中', isLoading: true })
  await ask("wx.showToast({ title: '已提交' })")
  expect(host.screen.toast?.title).toBe('已提交')
  await host.advance(1_500)
  expect(host.screen.toast).toBeNull()
  expect(host.screen.toasts).toEqual(['已提交'])
})

testOnHost('a location is given, denied, or refused when app.json does not declare it', async () => {
  const near = await openFixture([], { answers: { location: () => ({ latitude: 30.2, longitude: 120.1 }) } })
  expect(await near.ask(outcome('wx.getFuzzyLocation({})'))).toMatchObject({ latitude: 30.2, longitude: 120.1 })
  const denied = await openFixture([], { answers: { location: () => null } })
  expect(await denied.ask(outcome('wx.getFuzzyLocation({})'))).toEqual({ errMsg: 'getFuzzyLocation:fail auth deny' })
  expect(await denied.ask('wx.getSetting()')).toMatchObject({ authSetting: { 'scope.userFuzzyLocation': false } })
  expect(await near.ask(outcome('wx.getLocation({})'))).toMatchObject({
    errMsg: expect.stringContaining('requiredPrivateInfos'),
  })
})

const agree = tree('button', 'agree', { openType: 'agreePrivacyAuthorization' })
const listen =
  'wx.onNeedPrivacyAuthorization((resolve, { referrer }) => { getApp().resolve = resolve; getApp().heard.push(referrer) })'
const locateLater = `void wx.getFuzzyLocation({}).then((a) => a.errMsg, (e) => e.errMsg).then((x) => getApp().heard.push(x))`

testOnHost(
  'personal data waits until the app that listens has shown the contract and its button was tapped',
  async () => {
    const { host, on, heard, ask } = await openFixture([agree])
    await ask(listen)
    heard()
    await ask(locateLater)
    expect(heard()).toEqual(['getFuzzyLocation'])
    on('agree agreeprivacyauthorization', "getApp().resolve({ event: 'agree', buttonId: 'agree' })")
    await host.tap('#agree')
    expect(heard()).toContain('getFuzzyLocation:ok')
    expect(await ask('wx.getPrivacySetting()')).toMatchObject({ needAuthorization: false })
  },
)

testOnHost('agreeing without a tap on the button, or disagreeing, gives nothing', async () => {
  const { heard, ask } = await openFixture([agree])
  await ask(listen)
  heard()
  await ask(locateLater)
  await ask("getApp().resolve({ event: 'agree', buttonId: 'agree' })")
  await ask(locateLater)
  await ask("getApp().resolve({ event: 'disagree' })")
  expect(heard().filter((line) => line.includes(':'))).toEqual([
    'getFuzzyLocation:fail the button agreed with was not tapped',
    'getFuzzyLocation:fail privacy permission is not authorized',
  ])
})

testOnHost('without a listener WeChat asks in its own window', async () => {
  const { host, heard, ask } = await openFixture([], { answers: { privacyWindow: () => false } })
  heard()
  await ask(locateLater)
  host.desk.answers.privacyWindow = () => true
  await ask(locateLater)
  expect(heard()).toEqual(['getFuzzyLocation:fail privacy permission is not authorized', 'getFuzzyLocation:ok'])
})

testOnHost('the phone number button gives a code, or says that the person denied', async () => {
  const { host, on, heard } = await openFixture([tree('button', 'phone', { openType: 'getPhoneNumber' })], {
    hasAgreedToPrivacy: true,
  })
  on('phone getphonenumber', 'getApp().heard.push(JSON.stringify(event.detail))')
  heard()
  await host.tap('#phone')
  host.desk.answers.phoneNumber = () => {
    throw new Error('user deny')
  }
  await host.tap('#phone')
  expect(heard().filter((line) => line.startsWith('{'))).toEqual([
    '{"errMsg":"getPhoneNumber:ok","code":"phone-13800000000"}',
    '{"errMsg":"getPhoneNumber:fail user deny"}',
  ])
})

testOnHost('a scan answers what the camera sees, and a cloud function what the test hands in', async () => {
  const asked: unknown[] = []
  const { ask } = await openFixture([], {
    answers: {
      scan: () => ({ result: 'G1CODE' }),
      callFunction: (name, data) => {
        asked.push([name, data])
        return { ok: true }
      },
    },
  })
  expect(await ask('wx.scanCode({})')).toMatchObject({ result: 'G1CODE', scanType: 'QR_CODE' })
  expect(await ask("wx.cloud.callFunction({ name: 'shopper', data: { action: 'showHome' } })")).toMatchObject({
    result: { ok: true },
  })
  expect(asked).toEqual([['shopper', { action: 'showHome' }]])
})

testOnHost('an element is measured, and one that is not there is null', async () => {
  const { ask } = await openFixture([tree('view', 'card')])
  const query = `new Promise((resolve) => wx.createSelectorQuery()
    .select('#card').boundingClientRect().select('#none').boundingClientRect().selectViewport().scrollOffset().exec(resolve))`
  expect(await ask(query)).toMatchObject([{ id: 'card', width: 375, height: 40 }, null, { scrollTop: 0 }])
})
