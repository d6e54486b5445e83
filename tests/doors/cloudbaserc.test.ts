import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { readCloudEnv, readPayCallEnv, readPayNoticeEnv } from '../../config/env'
import { DOOR_NAMES } from '../../server/doors/door'
import { makeLocalKeys } from '../../server/doors/local-keys'
import { openDoor } from '../support/door-wiring'

const Deployment = z.strictObject({
  version: z.literal('2.0'),
  envId: z.string(),
  functionRoot: z.literal('dist/cloudfunctions'),
  functions: z.array(
    z.strictObject({
      name: z.enum(DOOR_NAMES),
      handler: z.literal('index.main'),
      runtime: z.literal('Nodejs20.19'),
      timeout: z.int().min(1).max(60),
      memorySize: z.union([z.literal(256), z.literal(512), z.literal(1024)]),
      installDependency: z.literal(false),
      vpc: z.strictObject({ vpcId: z.string(), subnetId: z.string() }),
      envVariables: z.record(z.string(), z.string().regex(/^\{\{env\.[A-Z0-9_]+\}\}$/)),
      triggers: z
        .array(
          z.strictObject({
            name: z.string(),
            type: z.literal('timer'),
            // Seven fields: second minute hour day month week year; `2-5` is from two to before six.
            config: z.string().regex(/^(\d+|\*\/\d+)( (\*|\*\/\d+|\d+|\d+-\d+)){6}$/),
          }),
        )
        .optional(),
    }),
  ),
})

async function deployment() {
  return Deployment.parse(JSON.parse(await readFile('cloudbaserc.json', 'utf8')))
}

test('every door is deployed once, with settings the platform accepts and no secret in the file', async () => {
  const { functions } = await deployment()
  expect(functions.map(({ name }) => name).sort()).toEqual([...DOOR_NAMES].sort())
})

test('every timer runs an endpoint of the clock, and every endpoint of the clock has a timer', async () => {
  const { functions } = await deployment()
  const timers = functions.flatMap(({ triggers = [] }) => triggers.map(({ name }) => name))
  const { table } = await openDoor('clock')
  expect(timers.sort()).toEqual(table.map(({ endpoint }) => endpoint.name).sort())
  expect(functions.filter(({ triggers }) => triggers).map(({ name }) => name)).toEqual(['clock'])
})

const needed = (read: (source: Record<string, never>) => unknown) => {
  try {
    read({})
  } catch (error) {
    return [...(error as Error).message.matchAll(/[A-Z][A-Z0-9_]{5,}/g)].map(([name]) => name)
  }
  return []
}

test('every setting a function cannot start without is handed to it', async () => {
  const { functions } = await deployment()
  for (const { envVariables } of functions) {
    expect(Object.keys(envVariables)).toEqual(expect.arrayContaining(needed(readCloudEnv)))
  }
})

test('the merchant’s keys are where something is done with them, and nowhere else', async () => {
  const { functions } = await deployment()
  const merchant = functions.map(({ name, envVariables }) => [
    name,
    Object.keys(envVariables)
      .filter((setting) => setting.startsWith('PAY_'))
      .sort(),
  ])
  expect(Object.fromEntries(merchant)).toEqual({
    shopper: needed(readPayCallEnv).sort(),
    clock: needed(readPayCallEnv).sort(),
    'pay-events': needed(readPayNoticeEnv).sort(),
    guide: [],
    ops: [],
    partner: [],
  })
})

/** A long value of each setting, as a deployment with two keys of each kind has them while they are turned over. */
function longSettings(): Record<string, string> {
  const { pay, vaultKey } = makeLocalKeys()
  const publicKey = `PUB_KEY_ID_0119000001092026112500000000000001:${pay.publicKey}`
  return {
    DATABASE_URL: `postgres://fenbo:${'p'.repeat(32)}@${'h'.repeat(48)}:5432/fenbo`,
    VAULT_KEYS: `k2:${vaultKey},k1:${vaultKey}`,
    PAY_PUBLIC_KEYS: `${publicKey},${publicKey}`,
    PAY_PRIVATE_KEY: pay.merchantPrivateKey,
    PAY_NOTIFY_URL: `https://${'h'.repeat(60)}/api/pay-events/notify`,
  }
}

test('all settings of a function fit into the 4 KB the platform gives it', async () => {
  const { functions } = await deployment()
  const long = longSettings()
  for (const { envVariables } of functions) {
    const bytes = Object.keys(envVariables).reduce((sum, name) => sum + name.length + (long[name]?.length ?? 64), 0)
    expect(bytes).toBeLessThan(4096)
  }
})
