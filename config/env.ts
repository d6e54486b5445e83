import * as z from 'zod'

/** The process environment as given. Tests pass their own; nothing else in the repository reads `process.env`. */
type Source = Record<string, string | undefined>

/** A setting that is missing or wrong. The message names it, never its value. */
export class ConfigError extends Error {}

const Key32 = z.base64().refine((text) => Buffer.from(text, 'base64').length === 32, 'must be 32 bytes in base64')

/** `id:value,id:value`, the first being the current one. */
function namedList(value: z.ZodType<string, string>) {
  return z.string().transform((text, ctx) => {
    const pairs = text.split(',').map((part) => {
      const at = part.indexOf(':')
      return [part.slice(0, at).trim(), part.slice(at + 1).trim()] as const
    })
    const isGood = pairs.every(([id, item]) => /^[A-Za-z0-9_-]{1,64}$/.test(id) && value.safeParse(item).success)
    if (!isGood) ctx.addIssue({ code: 'custom', message: 'must be a list of id:value' })
    return new Map(pairs)
  })
}

const Database = {
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
  DATABASE_CONNECTIONS_MAX: z.coerce.number().int().min(1).max(50).default(5),
  /** `verify` checks the server's certificate; `off` is for a server on the same machine or inside a VPC. */
  DATABASE_TLS: z.enum(['off', 'verify']).default('off'),
}

const CloudEnv = z.object({
  ...Database,
  CLOUDBASE_ENV_ID: z.string().min(1),
  /** Where static hosting shows the pictures of the mall, without a slash at its end. */
  PICTURES_URL: z.url({ protocol: /^https$/ }).transform((url) => url.replace(/\/+$/, '')),
  WECHAT_APP_ID: z.string().regex(/^wx[0-9a-z]{4,32}$/),
  WECHAT_APP_SECRET: z.string().min(16),
  WECHAT_API_URL: z.url().default('https://api.weixin.qq.com'),
  /** The subscription template guides accept for new work: thing1 is the title, thing2 the words; so in the others. */
  WECHAT_TEMPLATE_GUIDE_NOTICE: z.string().min(8),
  /** What shoppers accept: goods to be fetched, a guide who answers, money that came back. */
  WECHAT_TEMPLATE_ORDER_READY: z.string().min(8),
  WECHAT_TEMPLATE_REQUEST_ANSWERED: z.string().min(8),
  WECHAT_TEMPLATE_REFUND_DONE: z.string().min(8),
  /** `k2:<32 bytes base64>,k1:<…>`: new texts are sealed with the first, old ones open with theirs. */
  VAULT_KEYS: namedList(Key32),
  VAULT_INDEX_KEY: Key32,
})
export type CloudEnv = z.output<typeof CloudEnv>

const Merchant = {
  PAY_MERCHANT_ID: z.string().regex(/^\d{8,12}$/),
  /** `PUB_KEY_ID_…:<SubjectPublicKeyInfo, DER in base64>`, several while a key is being turned over. */
  PAY_PUBLIC_KEYS: namedList(z.base64()),
}

/** Only the function that hears from WeChat Pay is given the key notifications are sealed with. */
const PayNoticeEnv = z.object({
  ...Merchant,
  PAY_API_V3_KEY: z.string().regex(/^[\x21-\x7e]{32}$/, 'must be 32 characters'),
})
export type PayNoticeEnv = z.output<typeof PayNoticeEnv>

/** Only functions that ask WeChat Pay for something are given the key the merchant signs with. */
const PayCallEnv = z.object({
  ...Merchant,
  PAY_API_URL: z.url().default('https://api.mch.weixin.qq.com'),
  /** The serial of the merchant's certificate, in hex. */
  PAY_MERCHANT_SERIAL: z.string().regex(/^[0-9A-Fa-f]{20,64}$/),
  /** The key of that certificate: PKCS #8 DER in base64, because a PEM would nearly fill a function's 4 KB. */
  PAY_PRIVATE_KEY: z.base64().min(1000),
  /** Where WeChat Pay reaches the pay-events door. */
  PAY_NOTIFY_URL: z.url({ protocol: /^https$/ }).refine((url) => !/[?#]/.test(url), 'must have no query'),
})
export type PayCallEnv = z.output<typeof PayCallEnv>

const LocalEnv = z.object({
  ...Database,
  /** Without it the embedded database in `DATA_FOLDER` is used. */
  DATABASE_URL: Database.DATABASE_URL.optional(),
  DATABASE_CONNECTIONS_MAX: Database.DATABASE_CONNECTIONS_MAX.prefault('10'),
  DATA_FOLDER: z.string().min(1).default('.data'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(8790),
  WECHAT_APP_ID: z.string().min(3).default('wxlocal000000000'),
  WECHAT_APP_SECRET: z.string().min(16).default('local-secret-of-the-stand-in'),
  /** Without it the caller of the wiring supplies a stand-in's address. */
  WECHAT_API_URL: z.url().optional(),
  /** The keys of a deployment, for commands that write to its database; without them this machine's own. */
  VAULT_KEYS: namedList(Key32).optional(),
  VAULT_INDEX_KEY: Key32.optional(),
})
export type LocalEnv = z.output<typeof LocalEnv>

/** What is built into the mini-program and the h5 page: where they reach the doors, and which messages they may ask for. */
const ClientEnv = z.object({
  /** `cloud` calls through `wx.cloud`, `http` through `TARO_APP_API`; the h5 page always uses HTTP. */
  TARO_APP_TRANSPORT: z.enum(['cloud', 'http']).default('http'),
  /** Address of the doors, `https://…/api`; without it the h5 page asks where it came from. */
  TARO_APP_API: z.string().default(''),
  TARO_APP_CLOUD_ENV: z.string().default(''),
  /** WeChat's ids of the subscription templates: `order_ready:<id>,request_answered:<id>,refund_done:<id>`. */
  TARO_APP_TEMPLATES: z.string().default(''),
})
export type ClientEnv = z.output<typeof ClientEnv>

/** Settings of a cloud function: all of them required, so that a wrong deployment fails on its first call by name. */
export function readCloudEnv(source: Source = process.env): CloudEnv {
  return read(CloudEnv, source)
}

/** The merchant's settings, beside `readCloudEnv`, for the function behind the pay-events door. */
export function readPayNoticeEnv(source: Source = process.env): PayNoticeEnv {
  return read(PayNoticeEnv, source)
}

/** The merchant's settings, beside `readCloudEnv`, for functions that announce, ask, close and refund. */
export function readPayCallEnv(source: Source = process.env): PayCallEnv {
  return read(PayCallEnv, source)
}

/** What the build of the clients takes from its environment. */
export function readClientEnv(source: Source = process.env): ClientEnv {
  return read(ClientEnv, source)
}

/** Settings of `npm start`, tests and scripts: every one has a default that works offline. */
export function readLocalEnv(source: Source = process.env): LocalEnv {
  return read(LocalEnv, source)
}

function read<T>(schema: z.ZodType<T>, source: Source): T {
  // An empty variable means "not set": consoles and .env files leave such lines behind.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0] ?? '')
    return given[name] === undefined ? `缺少环境变量 ${name}` : `环境变量 ${name} 不正确：${issue.message}`
  })
  throw new ConfigError([...new Set(faults)].join('；'))
}
