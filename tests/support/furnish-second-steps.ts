import { Secret, TOTP } from 'otpauth'
import { totpLabel } from '../../server/modules/access/recovery-code'
import { noteStep, startTotpOf } from '../../server/modules/access/totp.sql'
import type { World } from './world'
import { staffCaller } from './world-callers'

const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

/** Authenticators of one secret: finance has begun one, operations and the one who left have theirs on. */
export async function furnishSecondSteps(world: World, leaverId: string): Promise<{ totpCode: string }> {
  const { db, brandId, clock, outside } = world
  const at = clock.now()
  const hired = async (role: 'finance' | 'hq_ops') =>
    (await staffCaller(db, { brandId, role, scope: {}, now: at })).staffId
  const begin = (staffId: string) =>
    startTotpOf(db, { brandId, staffId, secretCipher: outside.vault.seal(SECRET, totpLabel(staffId)), at })
  await begin(await hired('finance'))
  for (const staffId of [await hired('hq_ops'), leaverId]) {
    await begin(staffId)
    await noteStep(db, staffId, 0, at)
  }
  return { totpCode: TOTP.generate({ secret: Secret.fromBase32(SECRET), timestamp: at.getTime() }) }
}
