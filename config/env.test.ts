import { ConfigError, readCloudEnv, readLocalEnv, readPayEnv } from './env'

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
}
const pay = {
  PAY_MERCHANT_ID: '1900000109',
  PAY_API_V3_KEY: '0123456789abcdef0123456789abcdef',
  PAY_PUBLIC_KEYS: 'PUB_KEY_ID_01:TUlJQklq',
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

test.each(Object.keys(pay))('without %s no payment is heard, and the message names it', (name) => {
  expect(faultOf({ ...pay, [name]: undefined }, readPayEnv)).toBe(`缺少环境变量 ${name}`)
})

test('a wrong value is named and never shown', () => {
  const fault =
    faultOf({ ...whole, VAULT_KEYS: 'k1:too-short-a-secret' }) +
    faultOf({ ...pay, PAY_API_V3_KEY: 'short-secret' }, readPayEnv)
  expect(fault).toContain('环境变量 VAULT_KEYS 不正确')
  expect(fault).toContain('环境变量 PAY_API_V3_KEY 不正确')
  expect(fault).not.toContain('secret')
})

test('on a developer’s machine nothing needs to be set', () => {
  expect(readLocalEnv({})).toMatchObject({ DATA_FOLDER: '.data', HOST: '127.0.0.1', PORT: 8790 })
  expect(() => readLocalEnv({ PORT: 'eight' })).toThrow('环境变量 PORT 不正确')
})
