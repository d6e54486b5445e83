import type { World } from './world'

/** A lead somebody at headquarters doubts, so that its manager may appeal and another person decide. */
export async function furnishDoubts(world: World, leadId: string): Promise<Record<string, string>> {
  const doubt = { subjectKind: 'lead', subjectId: leadId, reason: '电话打不通' }
  const { suspicionId } = await world.ok(world.staff('hq_admin', { name: 'doubter' }).call('raiseSuspicion', doubt))
  return { suspicionId }
}
