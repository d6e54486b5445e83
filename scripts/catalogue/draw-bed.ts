import type { Drawn } from './drawn'
import { CREAM, mix, SAGE, type Tones, tonesOf, WALNUT } from './palette'
import { circle, faint, line, path, quad, rect, times } from './shapes'

export type BedLook = {
  kind: 'bed'
  wide: 'single' | 'double' | 'king'
  head: 'panel' | 'slats' | 'arch' | 'soft'
  hasDrawers?: boolean
  linen?: string
}
export type MattressLook = { kind: 'mattress'; layers: 1 | 2 | 3; quilt: 'diamond' | 'lines' | 'dots'; side?: string }

const BED_WIDTH = { single: 250, double: 350, king: 410 }

/** A bed seen from its foot, made up: headboard, pillows, a folded blanket. */
export function drawBed(look: BedLook, hex: string): Drawn {
  const wood = tonesOf(hex)
  const width = BED_WIDTH[look.wide]
  const half = width / 2
  const linen = tonesOf(look.linen ?? SAGE)
  const sheet = tonesOf(CREAM)
  const pillows = look.wide === 'single' ? [0] : [-width * 0.22, width * 0.22]
  const parts = [
    headOf(look.head, half, wood),
    quad(-half + 16, half - 16, -132, -half + 2, half - 2, -62, sheet.light),
    pillows
      .map((x) => {
        const wide = look.wide === 'single' ? 150 : width * 0.38
        return (
          rect(x - wide / 2, -170, wide, 50, sheet.dark, 20) +
          rect(x - wide / 2, -172, wide, 44, '#fffdf8', 20) +
          rect(x - wide / 2 + 18, -165, wide - 36, 7, sheet.base, 3.5)
        )
      })
      .join(''),
    path(
      `M${-half + 12} -118Q0 -128 ${half - 12} -118L${half + 6} -56Q${half + 8} -34 ${half - 8} -32L${-half + 8} -32Q${-half - 8} -34 ${-half - 6} -56Z`,
      linen.base,
    ),
    path(
      `M${-half + 12} -118Q0 -128 ${half - 12} -118L${half - 7} -98Q0 -108 ${-half + 7} -98Z`,
      mix(linen.base, '#fffaf2', 0.55),
    ),
    path(
      `M${-half - 6} -56Q0 -70 ${half + 6} -56Q${half + 8} -34 ${half - 8} -32L${-half + 8} -32Q${-half - 8} -34 ${-half - 6} -56Z`,
      linen.dark,
    ),
    times(4, (index) => {
      const x = -half + (width * (index + 1)) / 5
      return line(x, -58, x + (index - 1.5) * 4, -36, linen.deep, 1.6, faint(0.5))
    }),
    rect(-half - 4, -36, width + 8, 22, wood.base, 6) + rect(-half - 4, -36, width + 8, 6, wood.light, 3),
    look.hasDrawers ? drawersOf(half, wood) : '',
    rect(-half + 10, -15, 13, 15, wood.deep, 2) + rect(half - 23, -15, 13, 15, wood.deep, 2),
  ]
  return { body: parts.join(''), width: width + 24, height: 248, mount: 'floor' }
}

function drawersOf(half: number, wood: Tones): string {
  return [-half + 8, 4]
    .map((x) => rect(x, -33, half - 12, 26, wood.dark, 3) + rect(x + half / 2 - 26, -24, 36, 5, wood.deep, 2.5))
    .join('')
}

function headOf(kind: BedLook['head'], half: number, wood: Tones): string {
  const width = half * 2 + 20
  if (kind === 'arch')
    return (
      path(`M${-half - 10} -40V-140Q${-half - 10} -248 0 -248Q${half + 10} -248 ${half + 10} -140V-40Z`, wood.base) +
      path(`M${-half + 6} -60V-140Q${-half + 6} -232 0 -232Q${half - 6} -232 ${half - 6} -140V-60Z`, wood.light)
    )
  if (kind === 'slats')
    return (
      rect(-half - 10, -238, 16, 230, wood.dark, 4) +
      rect(half - 6, -238, 16, 230, wood.dark, 4) +
      rect(-half, -232, half * 2, 16, wood.base, 4) +
      times(Math.round(half / 13), (index) => rect(-half + 12 + index * 26, -218, 9, 120, wood.base, 2))
    )
  if (kind === 'soft') {
    const bars = 6
    const wide = width / bars
    return times(
      bars,
      (index) =>
        rect(-half - 10 + wide * index, -244, wide - 2, 190, wood.base, 14) +
        rect(-half - 3 + wide * index, -236, 8, 90, wood.light, 4, faint(0.7)),
    )
  }
  return (
    rect(-half - 10, -240, width, 220, wood.base, 12) +
    rect(-half - 10, -240, width, 12, wood.light, 6) +
    line(-half + 4, -196, half - 4, -196, wood.dark, 2) +
    line(-half + 4, -168, half - 4, -168, wood.dark, 2)
  )
}

/** A mattress with its quilted top and the layers that its side shows. */
export function drawMattress(look: MattressLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const side = tonesOf(look.side ?? WALNUT)
  const [back, front] = [165, 215]
  const high = 62 + look.layers * 16
  const far = -high - 92
  const at = (across: number, along: number): readonly [number, number] => {
    const half = back + (front - back) * along
    return [-half + 2 * half * across, far + (-high + 6 - far) * along]
  }
  const band = (high - 18) / look.layers
  const between = (a: readonly [number, number], b: readonly [number, number]) => line(...a, ...b, tone.dark, 1.6)
  const quilt =
    look.quilt === 'dots'
      ? times(24, (index) => {
          const [x, y] = at(((index % 6) + 0.75) / 6.5, (Math.floor(index / 6) + 0.6) / 4.2)
          return circle(x, y, 3, tone.dark)
        })
      : look.quilt === 'lines'
        ? times(7, (index) => between(at((index + 1) / 8, 0.02), at((index + 1) / 8, 1)))
        : times(
            5,
            (index) =>
              between(at(index / 6, 0), at((index + 2) / 6, 1)) + between(at((index + 2) / 6, 0), at(index / 6, 1)),
          )
  const body = [
    path(
      `M${-back + 10} ${far}H${back - 10}Q${back} ${far} ${back + 3} ${far + 10}L${front} ${-high + 6}V-16Q${front} 0 ${front - 16} 0H${-front + 16}Q${-front} 0 ${-front} -16V${-high + 6}L${-back - 3} ${far + 10}Q${-back} ${far} ${-back + 10} ${far}Z`,
      tone.light,
    ),
    quilt,
    rect(-front, -high, front * 2, high, tone.dark, 16),
    times(look.layers, (index) =>
      rect(-front, -high + 9 + band * index, front * 2, band - 4, index % 2 ? side.light : tone.base, 3),
    ),
    rect(-front, -high, front * 2, 11, tone.pale, 5.5),
    rect(-front, -11, front * 2, 11, tone.pale, 5.5),
    rect(front - 92, -high / 2 - 12, 58, 24, side.base, 4) + rect(front - 82, -high / 2 - 2, 38, 4, side.pale, 2),
    times(3, (index) => rect(-front + 34 + index * 13, -high / 2 - 8, 5, 16, side.dark, 2.5, faint(0.5))),
  ].join('')
  return { body, width: front * 2, height: -far, own: high, mount: 'floor' }
}
