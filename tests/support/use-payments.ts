import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { httpEntry } from '../../server/doors/http-entry'
import { makeLocalKeys } from '../../server/doors/local-keys'
import type { Payments } from '../../server/kernel/outside'
import { payNotifications } from '../../server/outside/pay-notification'
import { wechatPay } from '../../server/outside/wechat-pay'
import { openDoor, wiringOf } from './door-wiring'
import { type PayServer, startPayServer } from './pay-server'
import type { World } from './world'

const APP_ID = 'wx0000000000000001'
/** Made once a file: two RSA pairs take longer than most tests. */
const KEYS = makeLocalKeys().pay

/** A world that pays through the real client against the stand-in, whose notifications come in at the pay-events door. */
export type PaidWorld = { pay: PayServer; door: Server; notifyUrl: string; close(): Promise<void> }

/** Opens the door and the stand-in, and gives the world's outside the real client. */
export async function openPayments(world: World): Promise<PaidWorld> {
  const pay = await startPayServer({ appId: APP_ID, keys: KEYS, now: world.clock.now })
  const { merchantId, apiV3Key, merchantSerial, merchantPrivateKey, serial, publicKey } = pay.keys
  let notifyUrl = ''
  const ours = { merchantId, appId: APP_ID, publicKeys: new Map([[serial, publicKey]]) }
  const payments: Payments = {
    ...payNotifications({ ...ours, apiV3Key }),
    ...wechatPay({
      ...ours,
      baseUrl: pay.url,
      merchantSerial,
      privateKey: merchantPrivateKey,
      notifyUrl: () => notifyUrl,
      now: world.clock.now,
    }),
  }
  Object.assign(world.outside, { payments })
  const door = createServer(httpEntry({ doors: [await openDoor('pay-events')], wiring: wiringOf(world) }))
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve))
  notifyUrl = `http://127.0.0.1:${(door.address() as AddressInfo).port}/api/pay-events/notify`
  return {
    pay,
    door,
    notifyUrl,
    async close() {
      await pay.close()
      door.closeAllConnections()
      await new Promise((resolve) => door.close(resolve))
    },
  }
}

/** The same for every test of a file; declared after `useWorld`, which makes the world anew before each. */
export function usePayments(world: World): PaidWorld {
  const paid = {} as PaidWorld
  beforeEach(async () => {
    Object.assign(paid, await openPayments(world))
  })
  afterEach(() => paid.close())
  return paid
}
