import { seededRandom } from '../../kernel/seeded-random'
import type { RankedGuide, SelectContext } from './select-contender'
import { roundMicro } from './utility'

/**
 * Draws the first pick from a list ordered by preference, writes into each entry the probability with which it would have
 * been drawn, and answers the index drawn. With probability ε the pick is the draft's own if it stands in the list, else a
 * softmax over the best `topK` not gated, whose temperature is their mean distance to the best (so it has no unit).
 */
export function exploreChoice(ranked: RankedGuide[], { explore, seed }: SelectContext): number {
  ranked[0]!.pi = 1
  if (explore === null || explore.epsilon <= 0) return 0
  const toward = explore.towardGuideId === null ? -1 : indexOfGuide(ranked, explore.towardGuideId)
  const draw = seededRandom(seed)
  const isExploring = draw() < explore.epsilon
  if (toward >= 0) {
    ranked[0]!.pi = roundMicro(1 - explore.epsilon)
    ranked[toward]!.pi = roundMicro(ranked[toward]!.pi + explore.epsilon)
    return isExploring ? toward : 0
  }
  const chances = softmaxOf(ranked, explore.topK)
  let others = 0
  for (let i = 1; i < chances.length; i++) {
    ranked[i]!.pi = roundMicro(explore.epsilon * chances[i]!)
    others += ranked[i]!.pi
  }
  ranked[0]!.pi = roundMicro(1 - others)
  return isExploring ? pickBy(chances, draw()) : 0
}

function indexOfGuide(ranked: readonly RankedGuide[], guideId: string): number {
  for (let i = 0; i < ranked.length; i++) if (ranked[i]!.guideId === guideId) return i
  return -1
}

function softmaxOf(ranked: readonly RankedGuide[], topK: number): number[] {
  let count = 1
  while (count < topK && count < ranked.length && !ranked[count]!.isGated) count++
  const best = ranked[0]!.u
  let gaps = 0
  for (let i = 1; i < count; i++) gaps += best - ranked[i]!.u
  const temperature = gaps > 0 ? gaps / (count - 1) : 1
  const chances: number[] = []
  let sum = 0
  for (let i = 0; i < count; i++) {
    const chance = Math.exp((ranked[i]!.u - best) / temperature)
    chances.push(chance)
    sum += chance
  }
  for (let i = 0; i < count; i++) chances[i]! /= sum
  return chances
}

function pickBy(chances: readonly number[], draw: number): number {
  let below = 0
  for (let i = 0; i < chances.length; i++) {
    below += chances[i]!
    if (draw < below) return i
  }
  return chances.length - 1
}
