import type { Drawn } from './drawn'
import { CREAM, LEAF, SAND, TERRACOTTA, type Tones, tonesOf } from './palette'
import { circle, ellipse, faint, path, quad, rect, stroke, times } from './shapes'

export type TableLook = {
  kind: 'table'
  top: 'straight' | 'round' | 'stone'
  legs: 'tapered' | 'pedestal' | 'trestle'
  /** Chairs that stand behind it. */
  chairs: 0 | 2 | 3
  long?: boolean
}
export type ChairLook = { kind: 'chair'; back: 'ladder' | 'shell' | 'cane' | 'stool'; count: 1 | 2; seat?: string }

/** A dining table from the front, with what stands on it and behind it. */
export function drawTable(look: TableLook, hex: string): Drawn {
  const wood = tonesOf(hex)
  const width = look.top === 'round' ? 330 : look.long ? 440 : 390
  const half = width / 2
  const high = 172
  const places = look.chairs === 3 ? [-0.56, 0, 0.56] : [-0.42, 0.42]
  const behind = look.chairs ? places.map((at) => chairBack(half * at, wood)).join('') : ''
  const slab = look.top === 'stone' ? tonesOf(CREAM) : wood
  const board =
    look.top === 'round'
      ? ellipse(0, -high + 12, half, 22, slab.dark) + ellipse(0, -high + 4, half, 22, slab.light)
      : rect(-half, -high, width, 20, slab.dark, 6) + rect(-half, -high - 3, width, 14, slab.light, 6)
  const vein = look.top === 'stone' ? stroke(`M${-half + 30} -168q50 -6 90 1t110 -2`, slab.deep, 1.4, faint(0.5)) : ''
  const body = behind + legsOf(look.legs, half, high, wood) + board + vein + onTop(-high, look.top === 'round')
  return { body, width, height: high + 92, own: high, mount: 'floor' }
}

function legsOf(kind: TableLook['legs'], half: number, high: number, wood: Tones): string {
  if (kind === 'pedestal')
    return (
      path(`M-22 ${-high + 16}Q-16 -60 -86 -8Q-90 0 -78 0H78Q90 0 86 -8Q16 -60 22 ${-high + 16}Z`, wood.base) +
      path(`M0 ${-high + 16}V0H78Q90 0 86 -8Q16 -60 22 ${-high + 16}Z`, wood.dark)
    )
  if (kind === 'trestle') {
    const side = (x: number) =>
      quad(x - 10, x + 10, -high + 16, x - 50, x - 34, 0, wood.base) +
      quad(x - 10, x + 10, -high + 16, x + 34, x + 50, 0, wood.dark)
    return rect(-half + 80, -74, half * 2 - 160, 12, wood.deep, 4) + side(-half + 78) + side(half - 78)
  }
  const leg = (x: number, lean: number) => quad(x - 13, x + 13, -high + 14, x + lean - 6, x + lean + 6, 0, wood.base)
  const inset = half * 0.24
  return (
    rect(-half + inset, -high + 14, half * 2 - inset * 2, 18, wood.dark, 3) +
    leg(-half + inset, -10) +
    leg(half - inset, 10)
  )
}

function onTop(y: number, isRound: boolean): string {
  const branch = (d: string) => stroke(d, LEAF, 3)
  const clay = tonesOf(TERRACOTTA)
  return (
    branch(`M-30 ${y - 46}q-4 -22 -22 -38`) +
    branch(`M-28 ${y - 46}q4 -26 16 -44`) +
    [
      [-50, -80],
      [-42, -66],
      [-14, -84],
      [-22, -68],
      [-32, -62],
    ]
      .map(([x, up]) => ellipse(x!, y + up!, 8, 5, LEAF, ` transform="rotate(-40 ${x} ${y + up!})"`))
      .join('') +
    path(`M-44 ${y}q-6 -26 8 -40v-9h14v9q14 14 8 40Z`, clay.base) +
    path(`M-28 ${y}v-49h6v9q14 14 8 40Z`, clay.dark) +
    path(`M${isRound ? 24 : 46} ${y - 18}h62q-4 20 -22 20h-18q-18 0 -22 -20Z`, SAND) +
    circle(isRound ? 46 : 68, y - 22, 9, '#c9833f') +
    circle(isRound ? 63 : 85, y - 21, 8, TERRACOTTA)
  )
}

function chairBack(x: number, wood: Tones): string {
  return (
    rect(x - 40, -254, 8, 254, wood.deep, 3) +
    rect(x + 32, -254, 8, 254, wood.deep, 3) +
    rect(x - 42, -256, 84, 34, wood.dark, 12) +
    rect(x - 36, -206, 72, 12, wood.dark, 5)
  )
}

/** One or two dining chairs, turned a little. */
export function drawChair(look: ChairLook, hex: string): Drawn {
  const wood = tonesOf(hex)
  const seat = tonesOf(look.seat ?? SAND)
  const isPair = look.count === 2
  const body = times(look.count, (index) => {
    const x = isPair ? (index ? 96 : -96) : 0
    return chairAt(x, look.back, wood, seat)
  })
  return { body, width: isPair ? 350 : 170, height: look.back === 'stool' ? 190 : 312, mount: 'floor' }
}

function chairAt(x: number, back: ChairLook['back'], wood: Tones, seat: Tones): string {
  const top = back === 'stool' ? -170 : -148
  const leg = (from: number, to: number, fill: string) =>
    quad(x + from - 7, x + from + 7, top + 12, x + to - 4, x + to + 4, 0, fill)
  const legs = leg(-44, -40, wood.deep) + leg(44, 40, wood.deep) + leg(-60, -72, wood.base) + leg(60, 72, wood.base)
  const rung = rect(x - 62, -62, 124, 8, wood.dark, 4)
  const cushion = rect(x - 74, top - 4, 148, 24, seat.dark, 11) + rect(x - 74, top - 8, 148, 19, seat.light, 9.5)
  return backOf(x, back, wood, seat) + legs + rung + cushion
}

function backOf(x: number, kind: ChairLook['back'], wood: Tones, seat: Tones): string {
  if (kind === 'stool') return ''
  const posts = rect(x - 66, -306, 11, 168, wood.base, 5) + rect(x + 55, -306, 11, 168, wood.base, 5)
  if (kind === 'ladder')
    return posts + [-304, -262, -222].map((y, index) => rect(x - 62, y, 124, index ? 13 : 26, wood.dark, 7)).join('')
  if (kind === 'shell')
    return (
      path(`M${x - 72} -150Q${x - 88} -306 ${x} -312Q${x + 88} -306 ${x + 72} -150Z`, seat.base) +
      path(`M${x - 56} -166Q${x - 68} -290 ${x} -296Q${x + 68} -290 ${x + 56} -166Z`, seat.light)
    )
  return (
    posts +
    rect(x - 62, -312, 124, 112, wood.base, 24) +
    rect(x - 50, -300, 100, 88, seat.pale, 15) +
    times(6, (index) => rect(x - 42 + index * 16, -298, 1.6, 84, seat.deep, 0, faint(0.55))) +
    times(5, (index) => rect(x - 48, -288 + index * 16, 96, 1.6, seat.deep, 0, faint(0.55)))
  )
}
