import { readPlatformIdentity } from './platform-context'

const of = (keys: Record<string, unknown>) => readPlatformIdentity({ environment: JSON.stringify(keys) })
const nobody = { appId: null, openid: null, unionid: null, isTimer: false }

test('the platform names the person of a mini-program call', () => {
  expect(of({ WX_APPID: 'wx1', WX_OPENID: 'o1', WX_UNIONID: 'u1', TCB_SOURCE: 'wx_client' })).toEqual({
    appId: 'wx1',
    openid: 'o1',
    unionid: 'u1',
    isTimer: false,
  })
})

test('the older form of the context is read too', () => {
  const environ = 'WX_APPID=wx1;WX_OPENID=o1;TCB_SOURCE=wx_client;EMPTY'
  expect(readPlatformIdentity({ environ })).toMatchObject({ appId: 'wx1', openid: 'o1' })
})

test('a call that came over HTTP or from another system has no person, whatever else it says', () => {
  expect(of({ WX_APPID: 'wx1', WX_OPENID: 'o1', TCB_SOURCE: 'wx_http' }).openid).toBeNull()
  expect(of({ WX_APPID: 'wx1', WX_OPENID: 'o1', TCB_SOURCE: 'scf,wx_client' }).openid).toBeNull()
})

test('a timer is a timer only when no person is in the context', () => {
  expect(of({ TRIGGER_SRC: 'timer' })).toEqual({ ...nobody, isTimer: true })
  expect(of({ TRIGGER_SRC: 'timer', WX_OPENID: 'o1' })).toEqual(nobody)
  expect(of({ TRIGGER_SRC: 'timer', TCB_UUID: 'u' })).toEqual(nobody)
})

test('an unreadable context names nobody', () => {
  for (const context of [undefined, null, 'x', {}, { environment: '{' }, { environment: 'null' }, { environment: 7 }]) {
    expect(readPlatformIdentity(context)).toEqual(nobody)
  }
  expect(of({ WX_OPENID: ['o1'], WX_APPID: 5 })).toEqual(nobody)
})
