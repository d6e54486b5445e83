import type { Drawn } from './drawn'
import { SAND, STEEL, TERRACOTTA, tonesOf, WALNUT } from './palette'
import { circle, faint, group, quad, rect, times } from './shapes'

export type SofaLook = {
  kind: 'sofa'
  seats: 1 | 2 | 3 | 4
  arms: 'round' | 'slim' | 'wide'
  legs: 'wood' | 'metal' | 'plinth'
  back: 'cushions' | 'channels' | 'buttons'
  /** The seat at the right is long enough to stretch out on. */
  hasChaise?: boolean
}

const ARM = { round: 44, slim: 20, wide: 56 }
const SEAT = [0, 140, 124, 112, 98]
const HEIGHT = 200

/** A sofa from the front: legs, back, cushions, arms, one or two throw pillows. */
export function drawSofa(look: SofaLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const seat = SEAT[look.seats]!
  const arm = ARM[look.arms]
  const inside = seat * look.seats
  const width = inside + arm * 2
  const left = -inside / 2
  const parts = [
    legsOf(look.legs, width),
    rect(left - arm * 0.6, -HEIGHT, inside + arm * 1.2, 150, tone.dark, 28),
    backOf(look, left, seat, tone),
    rect(left - arm * 0.7, -74, inside + arm * 1.4, 50, tone.deep, 8),
    times(look.seats, (index) => {
      const x = left + seat * index
      return rect(x + 1.5, -106, seat - 3, 48, tone.dark, 15) + rect(x + 1.5, -106, seat - 3, 40, tone.light, 15)
    }),
    armOf(look, -width / 2, arm, tone),
    armOf(look, width / 2 - arm, arm, tone),
    look.hasChaise ? chaiseOf(width / 2 - seat - arm * 0.75, seat + arm * 0.75, tone) : '',
    pillow(left + 34, -138, 54, hex === '#bd6a4a' || hex === '#a9683d' ? SAND : TERRACOTTA, -9),
    look.seats > 2 ? pillow(-left - 38, -137, 50, tone.pale, 10) : '',
  ]
  return { body: parts.join(''), width, height: HEIGHT, mount: 'floor' }
}

function legsOf(kind: SofaLook['legs'], width: number): string {
  if (kind === 'plinth') return rect(-width / 2 + 20, -28, width - 40, 28, WALNUT, 3)
  const at = [-width / 2 + 34, width / 2 - 34]
  if (kind === 'metal') return at.map((x) => rect(x - 4, -30, 8, 30, STEEL, 2)).join('')
  const foot = (x: number) => quad(x - 10, x + 10, -30, x - 5, x + 5, 0, WALNUT)
  return at.map(foot).join('')
}

function backOf(look: SofaLook, left: number, seat: number, tone: ReturnType<typeof tonesOf>): string {
  const top = -HEIGHT + 12
  if (look.back === 'channels') {
    const bars = look.seats * 4
    const wide = (seat * look.seats) / bars
    return times(
      bars,
      (index) =>
        rect(left + wide * index + 1, top, wide - 2, 110, tone.base, 12) +
        rect(left + wide * index + 5, top + 8, 5, 84, tone.light, 2.5, faint(0.7)),
    )
  }
  return times(look.seats, (index) => {
    const x = left + seat * index
    const cushion =
      rect(x + 2, top, seat - 4, 112, tone.base, 20) + rect(x + 12, top + 8, seat - 24, 10, tone.light, 5, faint(0.8))
    if (look.back === 'cushions') return cushion
    const button = (across: number, down: number) =>
      circle(x + seat * across, top + down, 3.4, tone.deep) + circle(x + seat * across, top + down - 1, 2, tone.dark)
    return cushion + button(0.3, 40) + button(0.7, 40) + button(0.5, 66)
  })
}

function armOf(look: SofaLook, x: number, arm: number, tone: ReturnType<typeof tonesOf>): string {
  const round = { round: 22, slim: 7, wide: 14 }[look.arms]
  const top = look.arms === 'slim' ? -140 : -148
  return (
    rect(x, top, arm, -top - 24, tone.base, round) +
    rect(x + arm * 0.16, top + 7, arm * 0.68, 9, tone.light, 4.5, faint(0.85)) +
    rect(x, -46, arm, 22, tone.dark, look.arms === 'slim' ? 5 : 10, faint(0.6))
  )
}

function chaiseOf(x: number, width: number, tone: ReturnType<typeof tonesOf>): string {
  return (
    rect(x, -92, width, 72, tone.dark, 16) +
    rect(x, -106, width, 58, tone.light, 18) +
    rect(x + 14, -98, width - 28, 9, tone.pale, 4.5, faint(0.8))
  )
}

function pillow(x: number, y: number, size: number, fill: string, turn: number): string {
  const tone = tonesOf(fill)
  const body =
    rect(-size / 2, -size / 2, size, size, tone.base, 12) +
    rect(-size / 2 + 8, -size / 2 + 7, size - 16, 6, tone.light, 3, faint(0.6)) +
    rect(-size / 2, size / 2 - 14, size, 14, tone.dark, 9, faint(0.6))
  return group(body, `translate(${x} ${y}) rotate(${turn})`)
}
