import type { Drawn } from './drawn'
import { CREAM, mix, SAGE, SAND, TERRACOTTA, tonesOf, WALNUT } from './palette'
import { circle, ellipse, faint, line, lines, path, quad, rect, times, upTo } from './shapes'

export type CurtainLook = {
  kind: 'curtain'
  use: 'drape' | 'sheer' | 'roman' | 'roller' | 'blind'
  pattern?: 'plain' | 'band' | 'leaf'
}
export type RugLook = {
  kind: 'rug'
  pattern: 'stripes' | 'diamonds' | 'border' | 'arcs' | 'checks' | 'dots'
  isRound?: boolean
  accent?: string
}

const WINDOW = { left: -120, top: -360, width: 240, height: 300 }

/** A window with what hangs in front of it. */
export function drawCurtain(look: CurtainLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const { use } = look
  if (use === 'drape' || use === 'sheer') {
    const isSheer = use === 'sheer'
    const panels = panel(-198, 112, tone, look.pattern, isSheer) + panel(86, 112, tone, look.pattern, isSheer)
    const rod = rect(-212, -404, 424, 8, WALNUT, 4) + circle(-214, -400, 9, WALNUT) + circle(214, -400, 9, WALNUT)
    const veil = isSheer ? rect(-90, -396, 180, 388, '#ffffff', 0, faint(0.45)) : ''
    return { body: windowFrame() + veil + panels + rod, width: 430, height: 412, mount: 'wall' }
  }
  const { left, top, width } = WINDOW
  const box = rect(left - 16, top - 20, width + 32, 22, tone.deep, 5)
  const folds =
    use === 'roman'
      ? times(4, (index) => {
          const y = top + index * 46
          return (
            rect(left - 8, y, width + 16, 48, index % 2 ? tone.dark : tone.base, 3) +
            rect(left - 8, y + 38, width + 16, 9, tone.deep, 4, faint(0.5)) +
            rect(left - 8, y + 3, width + 16, 5, tone.light, 2.5)
          )
        })
      : use === 'roller'
        ? rect(left - 8, top, width + 16, 190, tone.base, 2) +
          rect(left - 8, top, 60, 190, tone.light, 2, faint(0.5)) +
          rect(left - 12, top + 184, width + 24, 12, tone.deep, 6) +
          line(0, top + 196, 0, top + 226, tone.deep, 2) +
          circle(0, top + 232, 6, WALNUT) +
          leaves(look.pattern, left + 30, top + 20, tone.dark)
        : times(15, (index) =>
            rect(left - 8, top + 4 + index * 19, width + 16, 11, index % 2 ? tone.base : tone.light, 3),
          ) +
          line(left + 40, top, left + 40, top + 280, tone.deep, 1.6) +
          line(-left - 40, top, -left - 40, top + 280, tone.deep, 1.6)
  return { body: windowFrame() + folds + box, width: 300, height: 400, mount: 'wall' }
}

function windowFrame(): string {
  const { left, top, width, height } = WINDOW
  const bottom = top + height
  return (
    rect(left - 10, top - 10, width + 20, height + 20, '#fffdf9', 6) +
    rect(left, top, width, height, '#dfe7e4', 2) +
    circle(left + 176, top + 70, 26, '#f6e3b4') +
    path(`M${left} ${bottom - 60}l60 -66 44 40 62 -84 74 92v78h-240Z`, '#b9c6b4') +
    path(`M${left} ${bottom}v-44q60 -50 120 -20t120 -16v80Z`, '#94a988') +
    rect(-5, top, 10, height, '#fffdf9') +
    rect(left, top + height * 0.42, width, 8, '#fffdf9') +
    rect(left - 22, bottom + 6, width + 44, 14, '#efe4d4', 5)
  )
}

function panel(
  x: number,
  width: number,
  tone: ReturnType<typeof tonesOf>,
  pattern: CurtainLook['pattern'],
  isSheer: boolean,
): string {
  const folds = 6
  const wide = width / folds
  const wave = Array.from(
    { length: folds },
    (_, index) =>
      `Q${(x + width - wide * (index + 0.5)).toFixed(1)} ${index % 2 ? -2 : -14} ${(x + width - wide * (index + 1)).toFixed(1)} -8`,
  ).join('')
  const body =
    path(`M${x + 4} -396H${x + width - 4}L${x + width} -8${wave}Z`, tone.base) +
    times(folds, (index) => {
      const at = x + wide * index
      return (
        quad(at + wide * 0.55, at + wide * 0.95, -392, at + wide * 0.5, at + wide, -10, tone.dark, faint(0.75)) +
        rect(at + wide * 0.16, -392, wide * 0.2, 380, tone.light, 2, faint(0.6))
      )
    }) +
    (pattern === 'band'
      ? rect(x + 1, -96, width - 2, 74, tone.deep, 0, faint(0.5)) +
        rect(x + 1, -108, width - 2, 5, tone.deep, 0, faint(0.5))
      : leaves(pattern, x + 16, -360, tone.deep)) +
    times(folds, (index) => circle(x + wide * (index + 0.5), -398, 5, WALNUT))
  return isSheer ? `<g opacity="0.86">${body}</g>` : body
}

function leaves(pattern: CurtainLook['pattern'], x: number, y: number, fill: string): string {
  if (pattern !== 'leaf') return ''
  const leaf = (index: number) => {
    const left = x + (index % 2) * 54 + (index % 4 > 1 ? 12 : 0)
    const way = index % 2 ? 1 : -1
    return `M${left.toFixed(1)} ${y + 12 + Math.floor(index / 2) * 84}q${way * -3} -16 ${way * 13} -28q${way * 5} 16 ${way * -13} 28z`
  }
  return path(upTo(8).map(leaf).join(''), fill, faint(0.55))
}

/** A rug seen from above. */
export function drawRug(look: RugLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const accent = look.accent ?? (hex === '#bd6a4a' ? CREAM : TERRACOTTA)
  const [width, high] = look.isRound ? [360, 360] : [440, 300]
  const [left, top] = [-width / 2, -high]
  const second = mix(tone.base, '#fffaf2', 0.45)
  if (look.isRound) {
    const rings = [180, 150, 112, 74, 36]
    const body = rings
      .map((radius, index) => circle(0, -180, radius, [tone.base, second, tone.dark, second, accent][index]!))
      .join('')
    const dots = times(16, (index) =>
      circle(165 * Math.cos((index * Math.PI) / 8), -180 + 165 * Math.sin((index * Math.PI) / 8), 6, second),
    )
    return { body: body + dots, width, height: high, mount: 'flat' }
  }
  const fringe = lines(
    upTo(23).flatMap((index) => {
      const y = top + 8 + index * 12.6
      return [[left - 14, y, left, y] as const, [-left, y, -left + 14, y] as const]
    }),
    CREAM,
    3,
  )
  const inner = FIELD[look.pattern](left + 22, top + 22, width - 44, high - 44, { tone, accent, second })
  const body =
    fringe +
    rect(left, top, width, high, tone.base, 5) +
    rect(left + 9, top + 9, width - 18, high - 18, 'none', 3, ` stroke="${tone.dark}" stroke-width="3"`) +
    inner
  return { body, width: width + 28, height: high, mount: 'flat' }
}

type Field = (
  x: number,
  y: number,
  width: number,
  high: number,
  ink: { tone: ReturnType<typeof tonesOf>; accent: string; second: string },
) => string

const FIELD: Record<RugLook['pattern'], Field> = {
  stripes: (x, y, width, high, { tone, accent, second }) =>
    times(11, (index) =>
      rect(x + (index * width) / 11, y, width / 11 - 6, high, [second, tone.dark, second, accent][index % 4]!, 2),
    ),
  diamonds: (x, y, width, high, { tone, accent, second }) => {
    const row = (odd: number, w: number, h: number) =>
      upTo(15)
        .filter((index) => index % 2 === odd)
        .map((index) => {
          const [cx, cy] = [x + ((index % 5) + 0.5) * (width / 5), y + (Math.floor(index / 5) + 0.5) * (high / 3)]
          return `M${(cx - w).toFixed(1)} ${cy.toFixed(1)}l${w} ${-h} ${w} ${h} ${-w} ${h}z`
        })
        .join('')
    return (
      path(row(1, 37, 40), tone.dark) +
      path(row(0, 37, 40), second) +
      path(row(1, 20, 22), second) +
      path(row(0, 20, 22), accent)
    )
  },
  border: (x, y, width, high, { tone, accent, second }) =>
    rect(x, y, width, high, second, 3) +
    rect(x + 20, y + 20, width - 40, high - 40, tone.dark, 3) +
    rect(x + 30, y + 30, width - 60, high - 60, second, 3) +
    times(
      3,
      (index) =>
        ellipse(x + width / 2 + (index - 1) * 92, y + high / 2, 34, 52, index === 1 ? accent : tone.dark) +
        ellipse(x + width / 2 + (index - 1) * 92, y + high / 2, 18, 30, second),
    ),
  arcs: (x, y, width, high, { tone, accent, second }) =>
    rect(x, y, width, high, second, 3) +
    path(`M${x} ${y + high}v-150q120 -40 170 50t120 100Z`, tone.dark) +
    path(`M${x + width} ${y}v170q-70 10 -120 -50t-130 -120Z`, accent, faint(0.85)) +
    circle(x + width * 0.44, y + high * 0.36, 40, SAND) +
    circle(x + width * 0.8, y + high * 0.76, 26, SAGE),
  checks: (x, y, width, high, { tone, second }) =>
    rect(x, y, width, high, tone.dark) +
    times(20, (index) => {
      const row = Math.floor(index / 4)
      return rect(x + (((index % 4) * 2 + (row % 2)) * width) / 8, y + (row * high) / 5, width / 8, high / 5, second)
    }),
  dots: (x, y, width, high, { tone, accent, second }) =>
    rect(x, y, width, high, second, 3) +
    times(28, (index) =>
      circle(
        x + ((index % 7) + (Math.floor(index / 7) % 2 ? 0.7 : 0.4)) * (width / 7.2),
        y + (Math.floor(index / 7) + 0.5) * (high / 4),
        15,
        index % 5 === 2 ? accent : tone.dark,
      ),
    ),
}
