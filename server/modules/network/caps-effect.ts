import { type Caps, clampCapacity, type Used } from './clamp-capacity'

export type Capped = Caps & Used & { guideId: string }
export type CapsEffect = { guides: number; changed: number; clamped: number; before: Caps; after: Caps }
export type SomeCaps = { [Cap in keyof Caps]?: number | undefined }

/** What guides' caps become when some of the three are set for all of them: each keeps those not asked for. */
export function mergeCaps(loads: readonly Capped[], asked: SomeCaps): (Caps & { guideId: string })[] {
  return loads.map(({ guideId, dayCap, openCap, memberCap }) => ({
    guideId,
    dayCap: asked.dayCap ?? dayCap,
    openCap: asked.openCap ?? openCap,
    memberCap: asked.memberCap ?? memberCap,
  }))
}

/** What setting caps would do, summed over the guides; a cap below what is used becomes what is used. */
export function capsEffect(loads: readonly Capped[], asked: SomeCaps): CapsEffect {
  const merged = mergeCaps(loads, asked)
  const decided = merged.map((caps, index) => clampCapacity(caps, loads[index]!))
  const isOther = (caps: Caps, index: number) => {
    const { dayCap, openCap, memberCap } = loads[index]!
    return caps.dayCap !== dayCap || caps.openCap !== openCap || caps.memberCap !== memberCap
  }
  return {
    guides: loads.length,
    changed: decided.filter(isOther).length,
    clamped: decided.filter(({ isClamped }) => isClamped).length,
    before: sumCaps(loads),
    after: sumCaps(decided),
  }
}

function sumCaps(caps: readonly Caps[]): Caps {
  const sum = (pick: (caps: Caps) => number) => caps.reduce((total, one) => total + pick(one), 0)
  return {
    dayCap: sum((one) => one.dayCap),
    openCap: sum((one) => one.openCap),
    memberCap: sum((one) => one.memberCap),
  }
}
