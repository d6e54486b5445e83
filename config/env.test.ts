import { ConfigError, readCloudEnv, readLocalEnv, readPayCallEnv, readPayNoticeEnv } from './env'

const key = Buffer.alloc(32, 7).toString('base64')
const whole = {
  DATABASE_URL: 'postgres://fenbo@db/fenbo',
  CLOUDBASE_ENV_ID: 'fenbo-1a2b',
  PICTURES_URL: 'https://fenbo-1a2b.tcloudbaseapp.com/pictures/',
  WECHAT_APP_ID: 'wx0123456789abcdef',
  WECHAT_APP_SECRET: '0123456789abcdef0123456789abcdef',
  VAULT_KEYS: `k2:${key},k1:${key}`,
  VAULT_INDEX_KEY: key,
  WECHAT_TEMPLATE_GUIDE_NOTICE: 'template-guide-notice',
  WECHAT_TEMPLATE_ORDER_READY: 'template-order-ready',
  WECHAT_TEMPLATE_REQUEST_ANSWERED: 'template-request-answered',
  WECHAT_TEMPLATE_REFUND_DONE: 'template-refund-done',
}
const merchant = { PAY_MERCHANT_ID: '1900000109', PAY_PUBLIC_KEYS: 'PUB_KEY_ID_01:TUlJQklq' }
const payNotices = { ...merchant, PAY_API_V3_KEY: '0123456789abcdef0123456789abcdef' }
const payCalls = {
  ...merchant,
  PAY_MERCHANT_SERIAL: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  PAY_PRIVATE_KEY: Buffer.alloc(1218, 7).toString('base64'),
  PAY_NOTIFY_URL: 'https://api.example.cn/api/pay-events/notify',
}

function faultOf(
  source: Record<string, string | undefined>,
  read: (source: Record<string, string | undefined>) => unknown = readCloudEnv,
): string {
  try {
    read(source)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'none'
}

test('a cloud function starts with a whole configuration, its newest vault key first', () => {
  const env = readCloudEnv(whole)
  expect([...env.VAULT_KEYS.keys()]).toEqual(['k2', 'k1'])
  expect(env).toMatchObject({ DATABASE_TLS: 'off', DATABASE_CONNECTIONS_MAX: 5 })
  expect(env.PICTURES_URL).toBe('https://fenbo-1a2b.tcloudbaseapp.com/pictures')
})

test.each(Object.keys(whole))('without %s a cloud function does not start, and the message names it', (name) => {
  expect(faultOf({ ...whole, [name]: undefined })).toBe(`缺少环境变量 ${name}`)
  expect(faultOf({ ...whole, [name]: '' })).toBe(`缺少环境变量 ${name}`)
})

test.each(Object.keys(payNotices))('without %s no payment is heard, and the message names it', (name) => {
  expect(faultOf({ ...payNotices, [name]: undefined }, readPayNoticeEnv)).toBe(`缺少环境变量 ${name}`)
})

test.each(Object.keys(payCalls))('without %s nothing can be paid, and the message names it', (name) => {
  expect(faultOf({ ...payCalls, [name]: undefined }, readPayCallEnv)).toBe(`缺少环境变量 ${name}`)
})

test('WeChat Pay is only told of an address it accepts', () => {
  expect(readPayCallEnv(payCalls).PAY_API_URL).toBe('https://api.mch.weixin.qq.com')
  for (const url of ['http://api.example.cn/notify', 'https://api.example.cn/notify?brand=1', 'api.example.cn']) {
    expect(faultOf({ ...payCalls, PAY_NOTIFY_URL: url }, readPayCallEnv)).toContain('PAY_NOTIFY_URL 不正确')
  }
})

test('a wrong value is named and never shown', () => {
  const fault =
    faultOf({ ...whole, VAULT_KEYS: 'k1:too-short-a-secret' }) +
    faultOf({ ...payNotices, PAY_API_V3_KEY: 'short-secret' }, readPayNoticeEnv) +
    faultOf({ ...payCalls, PAY_PRIVATE_KEY: 'no-key-but-a-secret' }, readPayCallEnv)
  expect(fault).toContain('环境变量 VAULT_KEYS 不正确')
  expect(fault).toContain('环境变量 PAY_API_V3_KEY 不正确')
  expect(fault).toContain('环境变量 PAY_PRIVATE_KEY 不正确')
  expect(fault).not.toContain('secret')
})

test('on a developer’s machine nothing needs to be set', () => {
  expect(readLocalEnv({})).toMatchObject({ DATA_FOLDER: '.data', HOST: '127.0.0.1', PORT: 8790 })
  expect(() => readLocalEnv({ PORT: 'eight' })).toThrow('环境变量 PORT 不正确')
})
