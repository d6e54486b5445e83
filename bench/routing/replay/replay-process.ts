import { decide } from '../../../server/modules/routing/decide'
import { hashTrace, openTrace, readTrace, sealTrace, traceText } from '../../../server/modules/routing/trace'
import { nextTraced, type ReplayTown, replayTown, textOf } from './replay-town'

// One process that decides simulated days, seals every trace, opens it again and decides it again.

export type ReplayTask = { seed: number; traces: number }
export type ReplayReport = {
  mismatches: number
  /** How many traces have so many bytes: deflated, and as text in steps of TEXT_STEP. */
  packedSizes: number[]
  textSizes: number[]
  candidates: number
  ranked: number
  planted: number
  plantedFound: number
}

/** The town moves on after so many traces, so that many chains are seen and memory stays bounded. */
const TRACES_A_TOWN = 100_000
export const TEXT_STEP = 16
const PACKED_MAX = 16_384
const PLANTED_EVERY = 10_000

process.once('message', ({ seed, traces }: ReplayTask) => {
  process.send?.('ready')
  process.once('message', () => process.send?.(replay(seed, traces), () => process.exit(0)))
})

function replay(seed: number, traces: number): ReplayReport {
  const packedSizes = new Array<number>(PACKED_MAX).fill(0)
  const textSizes = new Array<number>(PACKED_MAX).fill(0)
  const report: ReplayReport = {
    mismatches: 0,
    packedSizes,
    textSizes,
    candidates: 0,
    ranked: 0,
    planted: 0,
    plantedFound: 0,
  }
  let town = replayTown(seed)
  for (let at = 0; at < traces; at++) {
    if (at > 0 && at % TRACES_A_TOWN === 0) town = replayTown(seed + at)
    const { one, decision, text } = nextTraced(town)
    const { hash, packed } = sealTrace(text)
    packedSizes[Math.min(PACKED_MAX - 1, packed.length)]!++
    textSizes[Math.min(PACKED_MAX - 1, Math.floor(text.length / TEXT_STEP))]!++
    report.candidates += one.input.guides.length
    report.ranked += decision.ranked.length
    if (!isReplayed(town, packed, hash)) report.mismatches++
    if (at % PLANTED_EVERY !== 0 || decision.ranked.length < 2) continue
    // Of a hundred thousand traces ten are altered, in two ways, to see that the comparison can fail.
    const turned = { ...decision, ranked: [decision.ranked[1]!, decision.ranked[0]!, ...decision.ranked.slice(2)] }
    const forged = sealTrace(textOf(one, turned, town.versions, turned.ranked[0]!.guideId))
    const damaged = sealTrace(text.replace(/\d(?=[^\d]*$)/, (digit) => String((Number(digit) + 1) % 10)))
    report.planted += 2
    if (!isReplayed(town, forged.packed, forged.hash)) report.plantedFound++
    if (!isReplayed(town, damaged.packed, hash)) report.plantedFound++
  }
  return report
}

/** Opens a trace, decides again from nothing but what it says, and compares text and hash with what was kept. */
function isReplayed({ artefacts }: ReplayTown, packed: Buffer, hash: string): boolean {
  const kept = openTrace(packed)
  const read = readTrace(kept)
  const again = traceText({ ...read, decision: decide(read.input, artefacts, read.state, read.seed) })
  return again === kept && hashTrace(again) === hash
}
