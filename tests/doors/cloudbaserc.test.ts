import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { readCloudEnv, readPayEnv } from '../../config/env'
import { DOOR_NAMES } from '../../server/doors/door'
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
            // Seven fields: second minute hour day month week year.
            config: z.string().regex(/^(\d+|\*)( (\*|\*\/\d+|\d+)){6}$/),
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

test('every setting a function cannot start without is handed to it, the merchant’s to pay-events only', async () => {
  const { functions } = await deployment()
  const needed = (read: (source: Record<string, never>) => unknown) => {
    try {
      read({})
    } catch (error) {
      return [...(error as Error).message.matchAll(/[A-Z][A-Z0-9_]{5,}/g)].map(([name]) => name)
    }
    return []
  }
  for (const { name, envVariables } of functions) {
    expect(Object.keys(envVariables)).toEqual(expect.arrayContaining(needed(readCloudEnv)))
    const merchant = Object.keys(envVariables).filter((setting) => setting.startsWith('PAY_'))
    expect(merchant.sort()).toEqual(name === 'pay-events' ? needed(readPayEnv).sort() : [])
  }
})
