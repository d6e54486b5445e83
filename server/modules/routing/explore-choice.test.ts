import type { Contender, SelectContext } from './select-contender'
import { selectGuide } from './select-guide'

function guide(guideId: string, valueYuan: number): Contender {
  return {
    guideId,
    valueYuan,
    distanceKm: null,
    boostPoints: 0,
    used: 0,
    cap: 10,
    availableSinceShare: 0,
    weight: 1,
    priceYuan: 0,
    lastAssignedMs: null,
  }
}

describe('exploration', () => {
  const explore = { epsilon: 0.2, topK: 3, towardGuideId: null }
  const pool = Array.from({ length: 6 }, (_, i) => guide(`g0${i}`, 10 - i))
  const context: SelectContext = {
    objective: 'value',
    leadThreshold: null,
    paceBeta: 2,
    distCostPerKm: 0,
    elapsedShare: 0.5,
    expectedLoad: 1,
    mayHold: false,
    explore,
    seed: 1,
    drawKey: 'lead-1:rules-1',
  }

  test('the logged chances are those with which guides are really drawn', () => {
    const drawn = new Map<string, number>()
    let chances = new Map<string, number>()
    for (let seed = 0; seed < 20_000; seed++) {
      const { ranked } = selectGuide(pool, { ...context, seed })
      drawn.set(ranked[0]!.guideId, (drawn.get(ranked[0]!.guideId) ?? 0) + 1)
      chances = new Map(ranked.map(({ guideId, pi }) => [guideId, pi]))
    }
    for (const [guideId, pi] of chances) expect((drawn.get(guideId) ?? 0) / 20_000).toBeCloseTo(pi, 1.8)
    expect(chances.get('g00')).toBeGreaterThan(0.8)
    expect(chances.get('g03')).toBe(0)
  })

  test('the draft is explored towards when its pick may have the lead, and only then', () => {
    const toward = (towardGuideId: string) => selectGuide(pool, { ...context, explore: { ...explore, towardGuideId } })
    const chance = (towardGuideId: string, of: string) =>
      toward(towardGuideId).ranked.find(({ guideId }) => guideId === of)!.pi
    expect(chance('g05', 'g05')).toBe(0.2)
    expect(chance('g05', 'g00')).toBe(0.8)
    expect(chance('g00', 'g00')).toBe(1)
    expect(chance('elsewhere', 'g01')).toBeGreaterThan(0)
  })

  test('who is gated is explored only towards a draft, never by the softmax', () => {
    const ahead = [{ ...pool[0]!, used: 9 }, ...pool.slice(1)]
    const { ranked } = selectGuide(ahead, { ...context, leadThreshold: 2, explore: { ...explore, topK: 8 } })
    expect(ranked.find(({ guideId }) => guideId === 'g00')).toMatchObject({ isGated: true, pi: 0 })
    const drawn = selectGuide(ahead, { ...context, leadThreshold: 2, explore: { ...explore, towardGuideId: 'g00' } })
    expect(drawn.ranked.find(({ guideId }) => guideId === 'g00')!.pi).toBe(0.2)
  })
})
