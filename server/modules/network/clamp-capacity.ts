export type Caps = { dayCap: number; openCap: number; memberCap: number }
export type Used = { dayUsed: number; openUsed: number; memberUsed: number }

/**
 * What a guide's caps become when HQ asks for new ones. A cap below what is already used would be a lie about work
 * that exists (and the database refuses it), so it becomes the used count: nothing new comes in, nothing is dropped.
 */
export function clampCapacity(asked: Caps, used: Used): Caps & { isClamped: boolean } {
  const caps = {
    dayCap: Math.max(asked.dayCap, used.dayUsed),
    openCap: Math.max(asked.openCap, used.openUsed),
    memberCap: Math.max(asked.memberCap, used.memberUsed),
  }
  const isClamped = caps.dayCap !== asked.dayCap || caps.openCap !== asked.openCap || caps.memberCap !== asked.memberCap
  return { ...caps, isClamped }
}
