import type { Drawn } from './drawn'
import { BRASS, GLOW, type Tones, tonesOf } from './palette'
import { circle, ellipse, faint, line, path, quad, rect, shape, stroke } from './shapes'

export type LampLook = {
  kind: 'lamp'
  use: 'floor' | 'arc' | 'tripod' | 'table' | 'desk' | 'pendant' | 'cluster' | 'ceiling' | 'wall' | 'strip'
  shade?: 'drum' | 'cone' | 'globe' | 'dome'
  isOff?: boolean
}
type Shade = NonNullable<LampLook['shade']>
type Beam = (x: number, top: number, narrow: number, wide: number, bottom: number) => string
type Place = readonly [x: number, y: number]

/** A lamp; when it is switched on its light falls below it. */
export function drawLamp(look: LampLook, hex: string): Drawn {
  const tone = tonesOf(hex)
  const draw = LAMPS[look.use]
  return draw(tone, look.shade ?? 'drum', look.isOff ? () => '' : beamOf)
}

const beamOf: Beam = (x, top, narrow, wide, bottom) =>
  quad(x - narrow, x + narrow, top, x - wide, x + wide, bottom, GLOW, faint(0.3))

function shadeAt([x, y]: Place, kind: Shade, tone: Tones, size = 1): string {
  const s = (value: number) => value * size
  if (kind === 'globe') return circle(x, y - s(40), s(46), '#fbedc6') + circle(x - s(12), y - s(54), s(18), '#fff9e8')
  if (kind === 'cone')
    return (
      quad(x - s(16), x + s(16), y - s(78), x - s(72), x + s(72), y, tone.base) +
      quad(x - s(16), x - s(4), y - s(78), x - s(72), x - s(34), y, tone.light) +
      ellipse(x, y, s(72), s(9), '#fff3cf')
    )
  if (kind === 'dome')
    return (
      path(
        `M${x - s(76)} ${y}Q${x - s(72)} ${y - s(72)} ${x} ${y - s(74)}Q${x + s(72)} ${y - s(72)} ${x + s(76)} ${y}Z`,
        tone.base,
      ) +
      path(
        `M${x - s(76)} ${y}Q${x - s(72)} ${y - s(72)} ${x} ${y - s(74)}Q${x - s(40)} ${y - s(60)} ${x - s(44)} ${y}Z`,
        tone.light,
      ) +
      ellipse(x, y, s(76), s(9), '#fff3cf')
    )
  return (
    quad(x - s(50), x + s(50), y - s(84), x - s(64), x + s(64), y, '#f8e7c4') +
    quad(x - s(50), x - s(20), y - s(84), x - s(64), x - s(28), y, '#fdf3dc') +
    rect(x - s(66), y - s(7), s(132), s(7), tone.base, 3) +
    rect(x - s(52), y - s(88), s(104), s(7), tone.base, 3)
  )
}

type Draw = (tone: Tones, shade: Shade, beam: Beam) => Drawn

const floor: Draw = (tone, shade, beam) => ({
  body:
    beam(0, -304, 56, 132, 0) +
    rect(-4, -312, 8, 304, tone.dark, 4) +
    ellipse(0, -6, 54, 10, tone.deep) +
    ellipse(0, -9, 54, 10, tone.base) +
    shadeAt([0, -302], shade, tone),
  width: 190,
  height: 392,
  mount: 'floor',
})

const arc: Draw = (tone, shade, beam) => ({
  body:
    beam(116, -250, 50, 110, 0) +
    stroke('M-118 -14C-130 -330 20 -430 116 -322', tone.dark, 8) +
    rect(-158, -22, 86, 22, tone.deep, 5) +
    rect(-158, -22, 86, 8, tone.base, 4) +
    line(116, -322, 116, -306, tone.dark, 5) +
    shadeAt([116, -240], shade === 'drum' ? 'dome' : shade, tone, 0.9),
  width: 380,
  height: 392,
  mount: 'floor',
})

const tripod: Draw = (tone, shade, beam) => ({
  body:
    beam(0, -262, 56, 150, 0) +
    quad(-6, 6, -286, -4, 4, 0, tone.deep) +
    quad(-8, 4, -286, -92, -82, 0, tone.base) +
    quad(-4, 8, -286, 82, 92, 0, tone.dark) +
    rect(-44, -118, 88, 7, tone.deep, 3) +
    shadeAt([0, -272], shade, tone, 1.16),
  width: 220,
  height: 374,
  mount: 'floor',
})

const table: Draw = (tone, shade, beam) => ({
  body:
    beam(0, -128, 70, 130, 0) +
    path('M-34 0q-34 -52 12 -88q12 -10 12 -42h20q0 32 12 42q46 36 12 88Z', tone.base) +
    path('M-34 0q-34 -52 12 -88q12 -10 12 -42h5q-4 34 -14 46q-30 34 -2 84Z', tone.light) +
    shadeAt([0, -124], shade, tone, 1.3),
  width: 240,
  height: 240,
  mount: 'worktop',
})

const desk: Draw = (tone, _shade, beam) => ({
  body:
    beam(92, -204, 30, 90, 0) +
    ellipse(-46, -6, 62, 11, tone.deep) +
    ellipse(-46, -10, 62, 11, tone.base) +
    stroke('M-46 -12L-86 -140L52 -250', tone.dark, 9) +
    circle(-86, -140, 10, BRASS) +
    circle(52, -250, 9, BRASS) +
    shape(
      [
        [38, -262],
        [66, -268],
        [138, -210],
        [56, -190],
      ],
      tone.base,
    ) +
    shape(
      [
        [56, -190],
        [138, -210],
        [136, -202],
        [60, -183],
      ],
      '#fff3cf',
    ),
  width: 280,
  height: 270,
  mount: 'worktop',
})

const pendant: Draw = (tone, shade, beam) => ({
  body:
    beam(0, -92, 80, 150, 92) +
    line(0, -392, 0, -196, tone.deep, 3.5) +
    rect(-26, -398, 52, 12, tone.dark, 4) +
    rect(-9, -212, 18, 16, BRASS, 4) +
    shadeAt([0, -92], shade, tone, 1.4),
  width: 230,
  height: 318,
  mount: 'ceiling',
})

const cluster: Draw = (tone, shade, beam) => ({
  body:
    rect(-150, -398, 300, 12, tone.dark, 5) +
    (
      [
        [-110, -150],
        [0, -80],
        [110, -190],
      ] as const
    )
      .map(
        ([x, y]) =>
          beam(x, y, 36, 66, y + 120) + line(x, -388, x, y - 56, tone.deep, 3) + shadeAt([x, y], shade, tone, 0.74),
      )
      .join(''),
  width: 320,
  height: 326,
  mount: 'ceiling',
})

const ceiling: Draw = (tone, _shade, beam) => ({
  body:
    beam(0, -300, 150, 210, -10) +
    rect(-60, -402, 120, 16, tone.deep, 5) +
    rect(-9, -388, 18, 40, tone.dark) +
    ellipse(0, -318, 186, 44, tone.dark) +
    ellipse(0, -326, 186, 44, tone.base) +
    ellipse(0, -318, 168, 36, '#fbeecb') +
    ellipse(0, -316, 96, 19, '#fff8e6') +
    ellipse(0, -338, 70, 10, tone.light),
  width: 400,
  height: 134,
  mount: 'ceiling',
})

const wall: Draw = (tone, shade, beam) => ({
  body:
    beam(20, -110, 62, 104, 40) +
    rect(-76, -214, 22, 110, tone.base, 8) +
    stroke('M-66 -160q60 -50 86 -46', tone.dark, 8) +
    shadeAt([20, -108], shade, tone, 1.15),
  width: 260,
  height: 240,
  mount: 'wall',
})

const strip: Draw = (tone, _shade, beam) => ({
  body:
    beam(0, -214, 176, 236, 40) +
    rect(-40, -400, 80, 10, tone.dark, 4) +
    stroke('M0 -394L-130 -230M0 -394L130 -230', tone.deep, 2.5) +
    rect(-196, -234, 392, 24, tone.base, 8) +
    rect(-184, -215, 368, 9, '#fff1c4', 4) +
    rect(-180, -230, 360, 5, tone.light, 2.5),
  width: 420,
  height: 198,
  mount: 'ceiling',
})

const LAMPS: Record<LampLook['use'], Draw> = { floor, arc, tripod, table, desk, pendant, cluster, ceiling, wall, strip }
