import { Secret, TOTP } from 'otpauth'
import type { World } from './world'
import { staffCaller, TEST_PASSWORD } from './world-callers'

/** Somebody of finance with a login one can sign in with, and what their phone shows. */
export function secondStepOf(world: World) {
  const me = () => world.staff('finance')
  const codeAt = (secret: string, seconds = 0) =>
    TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: world.clock.now().getTime() + seconds * 1000 })
  return {
    me,
    codeAt,
    /** The account of `me`, under a login one can sign in with. */
    async hire(): Promise<string> {
      const hired = { brandId: world.brandId, role: 'finance', scope: {}, now: world.clock.now() } as const
      const { staffId } = await staffCaller(world.db, hired)
      await world.db.updateTable('staff').set({ login: 'chen.jing' }).where('id', '=', staffId).execute()
      return staffId
    },
    /** Turns the second step of the account on; answers its secret and the recovery codes. */
    async turnOn(): Promise<{ secret: string; recoveryCodes: string[] }> {
      const { secret } = await world.ok(me().call('startTotp', { password: TEST_PASSWORD }))
      const { recoveryCodes } = await world.ok(me().call('confirmTotp', { code: codeAt(secret) }))
      world.clock.advance({ minutes: 1 })
      return { secret, recoveryCodes }
    },
  }
}
